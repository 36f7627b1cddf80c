import { dateOfDay, dayNumber } from '../../../../ui/format/calendar.ts';
import type { Format } from '../../../../ui/format/format.ts';
import type { ScheduleDraft } from '../compose-draft.ts';

/** The day that a number of days from the start of a wave is, as a calendar date. */
export function relativeDay(schedule: ScheduleDraft, waveStart: string | null): string | undefined {
  const offset = Number(schedule.offsetDays);
  if (schedule.kind !== 'relative' || waveStart === null || schedule.offsetDays.trim() === '')
    return undefined;
  return Number.isInteger(offset) ? dateOfDay(dayNumber(waveStart) + offset) : undefined;
}

/** "7 days before the wave starts" */
export function offsetWords(offset: number, format: Format): string {
  if (offset === 0) return 'The day the wave starts';
  const days = format.count(Math.abs(offset), 'day', 'days');
  return offset < 0 ? `${days} before the wave starts` : `${days} after the wave starts`;
}
