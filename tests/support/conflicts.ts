import { conflictsInDays } from '../../bot/rooms/rollout/planning/conflicts.ts';
import { dateOfDay, dayNumber } from '../../bot/rooms/rollout/planning/day-number.ts';
import type { PlannedWave } from '../../bot/rooms/rollout/waves/planned-wave.ts';

/** The conflicts of a plan with the dates of theirs, instead of day numbers. */
export function conflicts(waves: readonly PlannedWave[], together: { bundle?: boolean } = {}) {
  const inDays = waves.map((wave) => ({ ...wave, start: dayNumber(wave.start), end: dayNumber(wave.end) }));
  return conflictsInDays(inDays, together).map((conflict) => ({
    ...conflict,
    start: dateOfDay(conflict.start),
    end: dateOfDay(conflict.end),
  }));
}
