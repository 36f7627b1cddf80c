import { Temporal } from 'temporal-polyfill';
import type { PlannedWave, Span } from './planned-wave.ts';

/** A group that would be in two waves at once, from `start` until the day before `end`. */
export interface Conflict extends Span {
  groupId: string;
  /** The phase that starts first, then the one that starts into it. */
  phases: readonly [string, string];
}

/**
 * Every two waves of one group that share a day, groups in the order in which they first appear. With `bundle`,
 * waves on exactly the same dates belong together (strategy up-front) and are no conflict.
 */
export function conflicts(
  waves: readonly PlannedWave[],
  { bundle = false }: { bundle?: boolean } = {},
): readonly Conflict[] {
  return Map.groupBy(waves, (wave) => wave.groupId)
    .values()
    .toArray()
    .flatMap((ofGroup) => conflictsOfGroup(ofGroup, bundle));
}

function conflictsOfGroup(waves: readonly PlannedWave[], bundle: boolean): Conflict[] {
  const byStart = waves.toSorted((a, b) => compare(a.start, b.start));
  return byStart.flatMap((first, index) =>
    byStart
      .slice(index + 1)
      .filter((second) => overlap(first, second) && !(bundle && sameDates(first, second)))
      .map((second) => ({
        groupId: first.groupId,
        phases: [first.phaseId, second.phaseId] as const,
        start: second.start,
        end: compare(first.end, second.end) < 0 ? first.end : second.end,
      })),
  );
}

/** Half-open: a wave that starts on the day another one ends does not overlap it. */
function overlap(first: Span, second: Span): boolean {
  return compare(first.start, second.end) < 0 && compare(second.start, first.end) < 0;
}

function sameDates(first: Span, second: Span): boolean {
  return first.start.equals(second.start) && first.end.equals(second.end);
}

const compare = Temporal.PlainDate.compare;
