import type { AdoptionPoint, AdoptionView } from '../../../bot/contract/adoption/adoption.ts';
import { dayNumber } from '../../ui/format/calendar.ts';
import type { Format } from '../../ui/format/format.ts';

const DAY_MS = 86_400_000;

export interface RateLine {
  readonly name: string;
  readonly total: boolean;
  readonly points: readonly { readonly at: Date; readonly date: string; readonly rate: number }[];
}

/** The lines of the chart: everybody first, then each group by name. */
export function rateLines(view: Pick<AdoptionView, 'total' | 'groups'>): readonly RateLine[] {
  const groups = view.groups
    .toSorted((a, b) => a.group.name.localeCompare(b.group.name))
    .map(({ group, points }) => ({ name: group.name, total: false, points: pointsOf(points) }));
  const total = { name: 'Everybody', total: true, points: pointsOf(view.total) };
  return [total, ...groups].filter((line) => line.points.length > 0);
}

/** More lines than these cannot be told apart in one picture. */
const MOST_LINES = 12;

/** The lines that are drawn: that of everybody, and the first of the groups. */
export function drawnLines(lines: readonly RateLine[]): readonly RateLine[] {
  return lines.slice(0, MOST_LINES + 1);
}

/** So many groups are named; the rest is counted. */
const NAMED = 10;

export function firstNames(groups: readonly { readonly name: string }[], format: Format): string {
  const more = groups.length - NAMED;
  const names = groups.slice(0, NAMED).map(({ name }) => name);
  return format.list(more > 0 ? [...names, `${format.number(more)} more`] : names);
}

export interface RateTable {
  readonly dates: readonly string[];
  /** One row for each line; null where it has no number for that date. */
  readonly rows: readonly { readonly name: string; readonly rates: readonly (number | null)[] }[];
}

/** The chart as a table, the newest date first. */
export function rateTable(lines: readonly RateLine[]): RateTable {
  const dates = [...new Set(lines.flatMap((line) => line.points.map((point) => point.date)))]
    .toSorted()
    .toReversed();
  const rows = lines.map((line) => ({
    name: line.name,
    rates: dates.map((date) => line.points.find((point) => point.date === date)?.rate ?? null),
  }));
  return { dates, rows };
}

function pointsOf(points: readonly AdoptionPoint[]): RateLine['points'] {
  return points
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, rate }) => ({ at: new Date(dayNumber(date) * DAY_MS), date, rate }));
}
