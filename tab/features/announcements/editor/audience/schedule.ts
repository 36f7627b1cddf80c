import { dateOfDay, dayNumber } from '../../../../ui/format/calendar.ts';
import type { Format } from '../../../../ui/format/format.ts';
import type { ScheduleDraft } from '../compose-draft.ts';

/** The day that a number of days from the start of a wave is, as a calendar date. */
export function relativeDay(
  schedule: Pick<ScheduleDraft, 'kind' | 'offsetDays'>,
  waveStart: string | null,
): string | undefined {
  const offset = Number(schedule.offsetDays);
  if (schedule.kind !== 'relative' || waveStart === null || schedule.offsetDays.trim() === '')
    return undefined;
  return Number.isInteger(offset) ? dateOfDay(dayNumber(waveStart) + offset) : undefined;
}

export type Side = 'before' | 'after';

/** `-7` as seven days before. While no number is written, the side that was chosen is kept as a sign. */
export function offsetParts(offsetDays: string): { days: string; side: Side } {
  const text = offsetDays.trim();
  const isBefore = text === '' || text.startsWith('-');
  return { days: text.replace(/^[-+]/, ''), side: isBefore ? 'before' : 'after' };
}

/** The other way round: seven days before as `-7`. */
export function offsetOf({ days, side }: { days: string; side: Side }): string {
  const number = days.trim().replace(/^[-+]/, '');
  if (side === 'before') return `-${number}`;
  return number === '' ? '+' : number;
}

/** "7 days before the wave starts" */
export function offsetWords(offset: number, format: Format): string {
  if (offset === 0) return 'The day the wave starts';
  const days = format.count(Math.abs(offset), 'day', 'days');
  return offset < 0 ? `${days} before the wave starts` : `${days} after the wave starts`;
}
