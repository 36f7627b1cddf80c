import { Temporal } from 'temporal-polyfill';
import type { AnnouncementRules } from '../../../contract/announcements/announcement-rules.ts';

type Quiet = Pick<AnnouncementRules, 'quietFrom' | 'quietUntil' | 'workingDaysOnly'>;

/**
 * The moment at which somebody in a zone hears of what is meant for an hour of a day: not in their quiet hours,
 * and on a working day where only these count. Always the wanted moment or the first one after it that fits.
 */
export function hourOf(
  { date, hour }: { date: Temporal.PlainDate; hour: string },
  zone: string,
  rules: Quiet,
): Temporal.ZonedDateTime {
  let at = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(hour) });
  at = afterQuiet(at, rules);
  while (rules.workingDaysOnly && at.dayOfWeek > 5) {
    const next = at.toPlainDate().add({ days: 1 });
    at = next.toZonedDateTime({ timeZone: zone, plainTime: at.toPlainTime() });
  }
  return at;
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
