import { PILOT } from '../../people/person.ts';
import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';

/** What a plan means for the people in it and for IT, to set it beside others. All lengths in days. */
export interface PlanFigures {
  /** From the start of one phase's user rollout to the next one's, the median; null with one phase. */
  cadenceDays: number | null;
  /** From a group's end of one phase to its start of the next; null where there is nothing between phases. */
  restDays: { min: number; median: number } | null;
  /** Pilots and user rollouts that IT looks after on one day, at most; a bundle is as many as it has phases. */
  mostPhasesAtOnceForIt: number;
  mostPilotsAtOnce: number;
  mostUserRolloutsAtOnce: number;
}

/** With `bundle` all phases come together: then nobody has a rest between them. */
export function planFigures(waves: readonly WaveInDays[], bundle: boolean): PlanFigures {
  const phases = Map.groupBy(waves, (wave) => wave.phaseId).values();
  const tracks = phases.map(tracksOfPhase).toArray();
  const pilots = tracks.flatMap(({ pilot }) => pilot);
  const users = tracks.flatMap((track) => track.users);
  return {
    cadenceDays: cadence(users),
    restDays: bundle ? null : rests(waves),
    mostPhasesAtOnceForIt: mostAtOnce([...pilots, ...users]),
    mostPilotsAtOnce: mostAtOnce(pilots),
    mostUserRolloutsAtOnce: mostAtOnce(users),
  };
}

/** The two parts of a phase, each from its first wave to its last; empty where there is none. */
function tracksOfPhase(waves: readonly WaveInDays[]): { pilot: DaySpan[]; users: DaySpan[] } {
  return {
    pilot: whole(waves.filter(({ groupId }) => groupId === PILOT)),
    users: whole(waves.filter(({ groupId }) => groupId !== PILOT)),
  };
}

function whole(spans: readonly DaySpan[]): DaySpan[] {
  const [first] = spans;
  if (first === undefined) return [];
  const both = (a: DaySpan, b: DaySpan) => ({
    start: Math.min(a.start, b.start),
    end: Math.max(a.end, b.end),
  });
  return [spans.reduce(both, { start: first.start, end: first.end })];
}

function cadence(users: readonly DaySpan[]): number | null {
  const starts = users.map(({ start }) => start).sort((a, b) => a - b);
  return median(starts.slice(1).map((start, index) => start - (starts[index] ?? start)));
}

function rests(waves: readonly WaveInDays[]): PlanFigures['restDays'] {
  const ofGroups = Map.groupBy(waves, (wave) => wave.groupId);
  ofGroups.delete(PILOT);
  const all = ofGroups
    .values()
    .toArray()
    .flatMap((own) => {
      const byStart = own.toSorted((a, b) => a.start - b.start);
      return byStart.slice(1).map(({ start }, index) => start - (byStart[index]?.end ?? start));
    })
    .sort((a, b) => a - b);
  const [min] = all;
  const middle = median(all);
  return min === undefined || middle === null ? null : { min, median: middle };
}

/** Of numbers in any order; between two in the middle the mean. */
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

function mostAtOnce(spans: readonly DaySpan[]): number {
  const changes = spans
    .flatMap(({ start, end }) => [
      { day: start, by: 1 },
      { day: end, by: -1 },
    ])
    // Half-open: on one day what ends goes before what starts.
    .sort((a, b) => a.day - b.day || a.by - b.by);
  let now = 0;
  let most = 0;
  for (const { by } of changes) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
