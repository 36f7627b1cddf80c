import type { DaySpan, PlannedWave } from '../waves/planned-wave.ts';
import { dayNumber } from './day-number.ts';

/** Two waves of two rollouts that have the same people on the same days. */
export interface Collision<W, O> {
  wave: W;
  other: O;
}

/** A wave as far as it can run into others; half-open, in day numbers. */
interface OfGroup extends DaySpan {
  groupId: string;
}

/** Waves of other rollouts by business group or pilot set, each list by start. */
export type WavesByGroup<O extends OfGroup> = ReadonlyMap<string, readonly O[]>;

/**
 * Which waves of one rollout run into which of another: those of the same business group, or of the pilot set in
 * both, that share a day. In the order of `waves`.
 */
export function collisionsOf<W extends PlannedWave, O extends PlannedWave>(
  waves: readonly W[],
  others: readonly O[],
): Collision<W, O>[] {
  const groups = new Set(waves.map(({ groupId }) => groupId));
  const found = collisionsInDays(
    waves.map(inDays),
    wavesByGroup(others.filter(({ groupId }) => groups.has(groupId)).map(inDays)),
  );
  return found.map(({ wave, other }) => ({ wave: wave.of, other: other.of }));
}

/** The same in day numbers, for those who go on reckoning with them. */
export function collisionsInDays<W extends OfGroup, O extends OfGroup>(
  waves: readonly W[],
  others: WavesByGroup<O>,
): Collision<W, O>[] {
  return waves.flatMap((wave) => {
    const found: Collision<W, O>[] = [];
    for (const other of others.get(wave.groupId) ?? []) {
      if (other.start >= wave.end) break;
      if (other.end > wave.start) found.push({ wave, other });
    }
    return found;
  });
}

export function wavesByGroup<O extends OfGroup>(waves: readonly O[]): WavesByGroup<O> {
  return Map.groupBy(
    waves.toSorted((a, b) => a.start - b.start),
    ({ groupId }) => groupId,
  );
}

function inDays<W extends PlannedWave>(wave: W) {
  return { groupId: wave.groupId, start: dayNumber(wave.start), end: dayNumber(wave.end), of: wave };
}
