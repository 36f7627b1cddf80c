import type { Phase, WaveState, WaveView } from '../../../bot/contract/rollout/rollout.ts';
import { dateOfDay, dayNumber } from '../format/calendar.ts';
import { pilotFirst } from './pilot-first.ts';

export interface GanttBar {
  readonly id: string;
  readonly phase: string;
  /** The place of the phase in the playbook, from 1: a short bar has no room for its name. */
  readonly step: number;
  /** What stands on the bar: its step, after the letter of its rollout where there are several. */
  readonly mark: string;
  /** The rollout that it is of, where there are several. */
  readonly rollout: string | null;
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

/** The phases of one rollout, in the order of their numbers. */
export interface GanttLegend {
  readonly letter: string;
  readonly rollout: string;
  readonly steps: readonly string[];
}

export interface Gantt {
  /** The first day of the picture, and how many days it is wide. */
  readonly first: string;
  readonly days: number;
  readonly rows: readonly GanttRow[];
  readonly months: readonly GanttMonth[];
  /** The phases in the order of their numbers; of the first rollout where there are several. */
  readonly steps: readonly string[];
  /** The same for each of several rollouts; empty where there is one alone. */
  readonly legends: readonly GanttLegend[];
  /** Where today is; null before the first and after the last day of the picture. */
  readonly today: number | null;
}

/** A business group, or the pilot set, with its waves. */
export interface GanttGroup {
  readonly group: { readonly id: string; readonly name: string };
  readonly waves: readonly Pick<WaveView, 'id' | 'phaseId' | 'state' | 'start' | 'end'>[];
}

export interface GanttFacts {
  readonly today: string;
  readonly rows: readonly GanttGroup[];
  readonly rollouts: readonly {
    readonly id: string;
    readonly name: string;
    readonly phases: readonly Phase[];
  }[];
}

/**
 * The picture of all waves over time. It runs over whole months, so that the axis reads as a calendar; `over` makes
 * it reach at least that far, for pictures that stand beside each other.
 */
export function gantt(
  status: { readonly today: string; readonly rows: readonly GanttGroup[]; readonly phases: readonly Phase[] },
  over?: { start: string; end: string },
): Gantt {
  return ganttOf({ ...status, rollouts: [{ id: '', name: '', phases: status.phases }] }, over);
}

/** The same for one rollout or several, whose waves stand on lines of one row for each group. */
export function ganttOf(status: GanttFacts, over?: { start: string; end: string }): Gantt {
  const waves = status.rows.flatMap((row) => row.waves);
  const { legends, steps, stepOf } = readSteps(status.rollouts);
  if (waves.length === 0)
    return { first: '', days: 0, rows: [], months: [], steps: [], legends: [], today: null };

  const spans = over === undefined ? waves : [...waves, over];
  const first = firstOfMonth(dateOfDay(Math.min(...spans.map((span) => dayNumber(span.start)))));
  const last = nextMonth(dateOfDay(Math.max(...spans.map((span) => dayNumber(span.end)))), 'keep-first');
  const total = dayNumber(last) - dayNumber(first);
  const at = (date: string): number => (dayNumber(date) - dayNumber(first)) / total;

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
          ...stepOf(wave),
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
    steps,
    legends,
    today: inside ? at(status.today) : null,
  };
}

/** Which phase of which rollout a wave is of, in words and as a mark. */
function readSteps(rollouts: GanttFacts['rollouts']) {
  const [only, ...others] = rollouts;
  const legends = rollouts.map(({ name, phases }, index) => ({
    letter: letterOf(index),
    rollout: name,
    steps: phases.filter((phase) => phase.audience === 'users').map((phase) => phase.name),
  }));
  const known = new Map(
    rollouts.flatMap(({ id, name, phases }, index) =>
      phases
        .filter((phase) => phase.audience === 'users')
        .map((phase, at) => [
          others.length === 0 ? phase.id : `${id}.${phase.id}`,
          { phase: phase.name, step: at + 1, mark: `${letterOf(index)}${at + 1}`, rollout: name },
        ]),
    ),
  );
  return {
    legends: others.length === 0 ? [] : legends,
    steps: only === undefined ? [] : (legends[0]?.steps ?? []),
    stepOf({ id, phaseId }: GanttGroup['waves'][number]) {
      const step = known.get(others.length === 0 ? phaseId : id.split('.').slice(0, 2).join('.'));
      if (step === undefined) return { phase: phaseId, step: 0, mark: '', rollout: null };
      return others.length === 0 ? { ...step, mark: String(step.step), rollout: null } : step;
    },
  };
}

function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + (index % 26));
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
