import { Temporal } from 'temporal-polyfill';
import type { AnnouncementRules } from '../../../contract/announcements/announcement-rules.ts';
import type { WhenOver } from '../../../contract/announcements/own-hours.ts';

export type Quiet = Pick<AnnouncementRules, 'quietFrom' | 'quietUntil' | 'workingDaysOnly'>;

export interface DayAndHour {
  date: Temporal.PlainDate;
  hour: string;
}

/**
 * The moment at which somebody in a zone hears of what is meant for an hour of a day: not in their quiet hours,
 * and on a working day where only these count. Always the wanted moment or the first one after it that fits.
 */
export function hourOf({ date, hour }: DayAndHour, zone: string, rules: Quiet): Temporal.ZonedDateTime {
  let at = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hour) });
  at = afterQuiet(at, rules);
  while (rules.workingDaysOnly && at.dayOfWeek > 5) {
    const next = at.toPlainDate().add({ days: 1 });
    at = next.toZonedDateTime({ timeZone: zone, plainTime: at.toPlainTime() });
  }
  return at;
}

/** How the hour of people is found who may be late for it. */
interface Late {
  /** When it was scheduled, in ms since 1970: whose hour was over then is late. */
  since: number;
  whenOver: WhenOver;
}

/**
 * The same where the hour may be over already for some: they hear of it at that hour of their next day, or at the wanted
 * moment, which is at once.
 */
export function ownHourOf(
  at: DayAndHour,
  zone: string,
  rules: Quiet,
  { since, whenOver }: Late,
): Temporal.ZonedDateTime {
  const wanted = hourOf(at, zone, rules);
  if (whenOver === 'at-once' || !isOver(wanted, since)) return wanted;
  let date = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(zone).toPlainDate();
  // Ends on the day after at the latest: rules only ever put an hour off.
  for (;;) {
    const next = hourOf({ date, hour: at.hour }, zone, rules);
    if (!isOver(next, since)) return next;
    date = date.add({ days: 1 });
  }
}

export function isOver(hour: Temporal.ZonedDateTime, now: number): boolean {
  return hour.epochMilliseconds < now;
}

/** The end of quiet hours that a moment falls into, or the moment itself. Quiet hours may go over midnight. */
function afterQuiet(at: Temporal.ZonedDateTime, { quietFrom, quietUntil }: Quiet): Temporal.ZonedDateTime {
  if (quietFrom === null || quietUntil === null || quietFrom === quietUntil) return at;
  const from = Temporal.PlainTime.from(quietFrom);
  const until = Temporal.PlainTime.from(quietUntil);
  const time = at.toPlainTime();
  const overMidnight = Temporal.PlainTime.compare(from, until) > 0;
  const late = Temporal.PlainTime.compare(time, from) >= 0;
  const early = Temporal.PlainTime.compare(time, until) < 0;
  if (overMidnight ? !(late || early) : !(late && early)) return at;
  const day = overMidnight && late ? at.toPlainDate().add({ days: 1 }) : at.toPlainDate();
  return day.toZonedDateTime({ timeZone: at.timeZoneId, plainTime: until });
}
