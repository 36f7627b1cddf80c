import type { PauseChoice } from '../../../../bot/contract/delivery/my-announcements.ts';
import type { Format } from '../../../ui/format/format.ts';

/** What my choice means now. A date that has passed is no pause any more. */
export function pauseWords(until: PauseChoice['until'], today: string, format: Format): string {
  if (until === 'for-good') return 'You have paused announcements for good.';
  if (until === null || until <= today) return 'You hear of everything that is announced to you.';
  return `You have paused announcements until ${format.day(until)}.`;
}

/** Why there can be no pause until this date, in a sentence; null where there can, or none is chosen. */
export function pauseFault(date: string, today: string): string | null {
  return date !== '' && date <= today ? 'Choose a day after today.' : null;
}
