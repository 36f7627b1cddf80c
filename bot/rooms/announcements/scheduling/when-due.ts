import type { Temporal } from 'temporal-polyfill';
import type { Schedule } from '../../../contract/announcements/announcement.ts';
import type { AnnouncementRules } from '../../../contract/announcements/announcement-rules.ts';
import { scheduledFor } from '../checking/check-announcement.ts';
import { hourOf } from './own-hour.ts';

/** Where a day of the calendar begins first: nobody's hour comes before the same hour there (UTC+14). */
export const FIRST_ZONE = 'Pacific/Kiritimati';

/** What is scheduled is not sent without being looked at again once its hour is over by this long. */
const TOO_LATE_MS = 24 * 3_600_000;

export interface Due {
  /** When sending begins: nobody's hour comes before. ISO 8601 in UTC. */
  first: string;
  /** The hour in the zone of the organisation, in ms since 1970: what was meant by the day and the hour. */
  meant: number;
}

/**
 * When an announcement is due: at the hour of its schedule, or the first one after it that is neither in quiet
 * hours nor on a day off. Null where it goes at once, or where the wave that it counts from is gone.
 */
export function whenDue(
  schedule: Schedule,
  wave: { start: Temporal.PlainDate } | null,
  zone: string,
  rules: Pick<AnnouncementRules, 'quietFrom' | 'quietUntil' | 'workingDaysOnly'>,
): Due | null {
  const wanted = scheduledFor(schedule, wave, zone);
  if (schedule.kind === 'now' || wanted === null) return null;
  const at = { date: wanted.toPlainDate(), hour: schedule.hour };
  const meant = hourOf(at, zone, rules).epochMilliseconds;
  const first = schedule.ownZone ? Math.min(meant, hourOf(at, FIRST_ZONE, rules).epochMilliseconds) : meant;
  return { first: new Date(first).toISOString(), meant };
}

/** Whether the hour is over for everybody but those furthest west, who are a day behind at most. */
export function isTooLate({ meant }: Due, now: number): boolean {
  return now - meant > TOO_LATE_MS;
}
