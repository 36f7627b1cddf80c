import { lastDay } from './calendar.ts';

/** Dates, numbers and amounts as the reader's language writes them. Every one the screens show comes from here. */
export interface Format {
  readonly locale: string;
  /** `15 Dec 2026` */
  day(date: string): string;
  /** `15 Dec` */
  shortDay(date: string): string;
  /** The first to the last day of a half-open interval: `15 Dec – 14 Jan`. */
  days(start: string, end: string): string;
  /** The same with years. */
  longDays(start: string, end: string): string;
  /** `Dec` or `Dec 2026` */
  month(date: string, withYear: boolean): string;
  /** A moment in the reader's own time zone. */
  moment(iso: string): string;
  /** The time of day of a moment in the reader's own time zone: `10:04`. */
  timeOfDay(iso: string): string;
  number(value: number): string;
  decimal(value: number): string;
  percent(share: number): string;
  /** A change in percentage points, with its sign. */
  points(difference: number): string;
  /** A count of people in words: `1 person`, `1,200 people`. */
  people(count: number): string;
  count(count: number, one: string, many: string): string;
  /** A length of time, rounded as people say it: `40 seconds`, `6 minutes`. */
  duration(seconds: number): string;
  list(items: readonly string[]): string;
}

const UTC = { timeZone: 'UTC' } as const;

/** The formats of a locale; one that the browser does not know becomes English. */
export function createFormat(wanted: string): Format {
  const locale = knownLocale(wanted);
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', ...UTC });
  const shortDay = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...UTC });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', ...UTC });
  const monthYear = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', ...UTC });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const number = new Intl.NumberFormat(locale);
  const decimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const points = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 1 });
  const plural = new Intl.PluralRules(locale);
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });

  const count = (value: number, one: string, many: string): string =>
    `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`;

  return {
    locale,
    day: (date) => day.format(noon(date)),
    shortDay: (date) => shortDay.format(noon(date)),
    days: (start, end) => shortDay.formatRange(noon(start), noon(lastDay(end))),
    longDays: (start, end) => day.formatRange(noon(start), noon(lastDay(end))),
    month: (date, withYear) => (withYear ? monthYear : month).format(noon(date)),
    moment: (iso) => moment.format(new Date(iso)),
    timeOfDay: (iso) => timeOfDay.format(new Date(iso)),
    number: (value) => number.format(value),
    decimal: (value) => decimal.format(value),
    percent: (share) => percent.format(wholePercent(share)),
    points: (difference) => `${points.format(difference * 100)} pts`,
    people: (value) => count(value, 'person', 'people'),
    count,
    duration: (seconds) => duration(locale, seconds),
    list: (items) => list.format(items),
  };
}

/** Whole percents that never round a nearly complete share up to 100 %, nor a small one down to 0 %. */
export function wholePercent(share: number): number {
  const rounded = Math.round(share * 100) / 100;
  if (rounded === 1 && share < 1) return 0.99;
  if (rounded === 0 && share > 0) return 0.01;
  return rounded;
}

function duration(locale: string, seconds: number): string {
  const unit = (value: number, name: string): string =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  if (seconds < 90) return unit(Math.max(1, Math.round(seconds)), 'second');
  if (seconds < 90 * 60) return unit(Math.round(seconds / 60), 'minute');
  return unit(Math.round(seconds / 3600), 'hour');
}

/** Noon in UTC, far from any midnight a zone could move it over. */
function noon(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

function knownLocale(wanted: string): string {
  try {
    return Intl.getCanonicalLocales(wanted)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
