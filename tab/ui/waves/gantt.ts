import type { Phase, StatusView, WaveState } from '../../../bot/contract/rollout/rollout.ts';
import { dateOfDay, dayNumber } from '../format/calendar.ts';
import { pilotFirst } from './pilot-first.ts';

export interface GanttBar {
  readonly id: string;
  readonly phase: string;
  /** The place of the phase in the playbook, from 1: a short bar has no room for its name. */
  readonly step: number;
  readonly state: WaveState;
  readonly start: string;
  readonly end: string;
  /** Where the bar begins and how long it is, as parts of the whole (0 to 1). */
  readonly from: number;
  readonly length: number;
  /** The line of its row it is drawn on; waves that overlap stand on different ones. */
  readonly lane: number;
}

export interface GanttRow {
  readonly group: { readonly id: string; readonly name: string };
  readonly lanes: number;
  readonly bars: readonly GanttBar[];
}

export interface GanttMonth {
  readonly date: string;
  readonly at: number;
  readonly width: number;
}

export interface Gantt {
  /** The first day of the picture, and how many days it is wide. */
  readonly first: string;
  readonly days: number;
  readonly rows: readonly GanttRow[];
  readonly months: readonly GanttMonth[];
  /** The phases in the order of their numbers. */
  readonly steps: readonly string[];
  /** Where today is; null before the first and after the last day of the picture. */
  readonly today: number | null;
}

/**
 * The picture of all waves over time. It runs over whole months, so that the axis reads as a calendar; `over` makes
 * it reach at least that far, for pictures that stand beside each other.
 */
export function gantt(
  status: Pick<StatusView, 'today' | 'rows'> & { readonly phases: readonly Phase[] },
  over?: { start: string; end: string },
): Gantt {
  const waves = status.rows.flatMap((row) => row.waves);
  if (waves.length === 0) return { first: '', days: 0, rows: [], months: [], steps: [], today: null };

  const spans = over === undefined ? waves : [...waves, over];
  const first = firstOfMonth(dateOfDay(Math.min(...spans.map((span) => dayNumber(span.start)))));
  const last = nextMonth(dateOfDay(Math.max(...spans.map((span) => dayNumber(span.end)))), 'keep-first');
  const total = dayNumber(last) - dayNumber(first);
  const at = (date: string): number => (dayNumber(date) - dayNumber(first)) / total;
  const steps = status.phases.filter((phase) => phase.audience === 'users');

  const rows = pilotFirst(status.rows).map((row) => {
    const laneEnds: string[] = [];
    const bars = row.waves
      .toSorted((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end))
      .map((wave) => {
        const free = laneEnds.findIndex((end) => end <= wave.start);
        const lane = free === -1 ? laneEnds.length : free;
        laneEnds[lane] = wave.end;
        return {
          id: wave.id,
          phase: steps.find((step) => step.id === wave.phaseId)?.name ?? wave.phaseId,
          step: steps.findIndex((step) => step.id === wave.phaseId) + 1,
          state: wave.state,
          start: wave.start,
          end: wave.end,
          from: at(wave.start),
          length: at(wave.end) - at(wave.start),
          lane,
        };
      });
    return { group: row.group, lanes: Math.max(1, laneEnds.length), bars };
  });

  const inside = status.today >= first && status.today < last;
  return {
    first,
    days: total,
    rows,
    months: months(first, last, at),
    steps: steps.map(({ name }) => name),
    today: inside ? at(status.today) : null,
  };
}

function months(first: string, last: string, at: (date: string) => number): GanttMonth[] {
  const found: GanttMonth[] = [];
  for (let date = first; date < last; date = nextMonth(date, 'next')) {
    found.push({ date, at: at(date), width: at(nextMonth(date, 'next')) - at(date) });
  }
  return found;
}

function firstOfMonth(date: string): string {
  return `${date.slice(0, 7)}-01`;
}

/** The first of the month after `date`; with `keep-first` a date that is a first stays as it is. */
function nextMonth(date: string, how: 'next' | 'keep-first'): string {
  if (how === 'keep-first' && date.endsWith('-01')) return date;
  return firstOfMonth(dateOfDay(dayNumber(firstOfMonth(date)) + 31));
}
