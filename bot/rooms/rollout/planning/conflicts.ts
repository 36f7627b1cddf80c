import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';

/** A group that would be in two waves at once, from `start` until the day before `end`, in day numbers. */
export interface ConflictInDays extends DaySpan {
  groupId: string;
  /** The phase that starts first, then the one that starts into it. */
  phases: readonly [string, string];
}

/** Waves on exactly the same dates belong together (strategy up-front) and are no conflict. */
interface Together {
  bundle?: boolean;
}

/** Every two waves of one group that share a day, groups in the order in which they first appear. */
export function conflictsInDays(
  waves: readonly WaveInDays[],
  { bundle = false }: Together = {},
): readonly ConflictInDays[] {
  return Map.groupBy(waves, (wave) => wave.groupId)
    .values()
    .toArray()
    .flatMap((ofGroup) => conflictsOfGroup(ofGroup, bundle));
}

function conflictsOfGroup(waves: readonly WaveInDays[], bundle: boolean): ConflictInDays[] {
  const byStart = waves.toSorted((a, b) => a.start - b.start);
  const found: ConflictInDays[] = [];
  for (const [index, first] of byStart.entries()) {
    for (let at = index + 1; at < byStart.length; at += 1) {
      const second = byStart[at];
      // Half-open: a wave that starts on the day another one ends does not overlap it, nor does any later one.
      if (second === undefined || second.start >= first.end) break;
      if (bundle && sameDays(first, second)) continue;
      found.push({
        groupId: first.groupId,
        phases: [first.phaseId, second.phaseId],
        start: second.start,
        end: Math.min(first.end, second.end),
      });
    }
  }
  return found;
}

function sameDays(first: DaySpan, second: DaySpan): boolean {
  return first.start === second.start && first.end === second.end;
}
