import { Temporal } from 'temporal-polyfill';
import { audienceOf, PILOT } from '../../rooms/people/person.ts';
import { csvText } from './csv-text.ts';
import type { SampleOrganisation, SamplePerson } from './organisation.ts';
import { fractionOf } from './random.ts';
import { type SampleProduct, usageLevel } from './usage-level.ts';

/** The columns and order of Microsoft's report getOffice365ActiveUserDetail. */
const COLUMNS = [
  'Report Refresh Date',
  'User Principal Name',
  'Display Name',
  'Is Deleted',
  'Deleted Date',
  'Has Exchange License',
  'Has OneDrive License',
  'Has SharePoint License',
  'Has Skype For Business License',
  'Has Yammer License',
  'Has Teams License',
  'Exchange Last Activity Date',
  'OneDrive Last Activity Date',
  'SharePoint Last Activity Date',
  'Skype For Business Last Activity Date',
  'Yammer Last Activity Date',
  'Teams Last Activity Date',
  'Exchange License Assign Date',
  'OneDrive License Assign Date',
  'SharePoint License Assign Date',
  'Skype For Business License Assign Date',
  'Yammer License Assign Date',
  'Teams License Assign Date',
  'Assigned Products',
];

/** Microsoft's files begin with a byte order mark; the sample's do too. */
const BYTE_ORDER_MARK = '\uFEFF';
const WEEKS = 26;
/** Activity longer ago than this is not looked for: the person counts as one who stopped. */
const LOOK_BACK_WEEKS = 16;
/** Share of weeks in which somebody uses what they have taken up. */
const WEEKS_IN_USE = 0.85;
const WORKING_DAYS = 5;
/** Licences were given out within the year from here. */
const FIRST_LICENCE = Temporal.PlainDate.from('2024-02-01');
const EPOCH = Temporal.PlainDate.from('1970-01-01');

export interface WaveStart {
  /** A business group's id, or the pilot set's. */
  groupId: string;
  start: Temporal.PlainDate;
}

export interface WeeklyUsage {
  refreshDate: Temporal.PlainDate;
  csv: string;
}

/**
 * Active users reports of 26 weeks up to a date, oldest first. Teams and OneDrive are taken up more after each
 * wave; without waves, the pilot set has one and then every group, two weeks apart.
 */
export function weeklyUsageCsvs(
  organisation: SampleOrganisation,
  lastRefreshDate: Temporal.PlainDate,
  waves: readonly WaveStart[] = everyTwoWeeks(organisation, lastRefreshDate),
): WeeklyUsage[] {
  return Array.from({ length: WEEKS }, (_, index) => {
    const refreshDate = lastRefreshDate.subtract({ weeks: WEEKS - 1 - index });
    return { refreshDate, csv: usageCsv(organisation, { refreshDate, waves }) };
  });
}

/** The Active users report that the organisation would get on a date, waves under way by then included. */
export function usageCsv(
  organisation: SampleOrganisation,
  { refreshDate, waves }: { refreshDate: Temporal.PlainDate; waves: readonly WaveStart[] },
): string {
  const level = levels(waves);
  const rows = organisation.people.map((person) => rowOf(person, refreshDate, level));
  return BYTE_ORDER_MARK + csvText([COLUMNS, ...rows]);
}

function everyTwoWeeks(organisation: SampleOrganisation, last: Temporal.PlainDate): WaveStart[] {
  return [PILOT, ...organisation.groups.map(({ id }) => id)].map((groupId, index) => ({
    groupId,
    start: last.subtract({ weeks: WEEKS - 4 - 2 * index }),
  }));
}

type Level = (product: SampleProduct, person: SamplePerson, day: number) => number;

/** Levels as they are asked for; people of a group's audience share them, so each is worked out once. */
function levels(waves: readonly WaveStart[]): Level {
  const starts = waves.map(({ groupId, start }) => ({ audience: groupId, startDay: dayOf(start) }));
  const known = new Map<string, number>();
  return (product, { group, pilot }, day) => {
    const audience = audienceOf({ pilot, groupId: group.id });
    const key = `${group.id} ${audience} ${product} ${day}`;
    const level = known.get(key) ?? usageLevel(product, group.id, audience, day, starts);
    known.set(key, level);
    return level;
  };
}

interface Licences {
  products: readonly (SampleProduct | 'Skype For Business')[];
  assigned: string;
}

/** Share of people up to which a row applies: most have a full licence, some a smaller one, a few none. */
const LICENCES: readonly { upTo: number; licences: Licences }[] = [
  {
    upTo: 0.72,
    licences: {
      products: ['Exchange', 'OneDrive', 'SharePoint', 'Skype For Business', 'Yammer', 'Teams'],
      assigned: 'MICROSOFT 365 E3+MICROSOFT POWER AUTOMATE FREE',
    },
  },
  {
    upTo: 0.93,
    licences: {
      products: ['Exchange', 'OneDrive', 'SharePoint', 'Teams'],
      assigned: 'MICROSOFT 365 F3',
    },
  },
  { upTo: 0.97, licences: { products: ['Exchange'], assigned: 'EXCHANGE ONLINE (PLAN 1)' } },
  { upTo: 1, licences: { products: [], assigned: '' } },
];

function rowOf(person: SamplePerson, refreshDate: Temporal.PlainDate, level: Level): string[] {
  const { products, assigned } = licencesOf(person);
  const has = (product: Licences['products'][number]) => (products.includes(product) ? 'True' : 'False');
  const last = (product: SampleProduct) =>
    products.includes(product) ? lastActivity(person, product, refreshDate, level) : '';
  const since = FIRST_LICENCE.add({ days: Math.floor(365 * fractionOf(`since ${person.id}`)) }).toString();
  const assignDate = (product: Licences['products'][number]) => (products.includes(product) ? since : '');
  return [
    refreshDate.toString(),
    person.upn,
    person.name,
    'False',
    '',
    has('Exchange'),
    has('OneDrive'),
    has('SharePoint'),
    has('Skype For Business'),
    has('Yammer'),
    has('Teams'),
    last('Exchange'),
    last('OneDrive'),
    last('SharePoint'),
    '',
    last('Yammer'),
    last('Teams'),
    assignDate('Exchange'),
    assignDate('OneDrive'),
    assignDate('SharePoint'),
    assignDate('Skype For Business'),
    assignDate('Yammer'),
    assignDate('Teams'),
    assigned,
  ];
}

function licencesOf(person: SamplePerson): Licences {
  const place = fractionOf(`licence ${person.id}`);
  const found = LICENCES.find(({ upTo }) => place < upTo);
  if (!found) throw new Error('The shares of the licences do not reach 1.');
  return found.licences;
}

/**
 * The newest day up to the refresh date on which the person used the product; empty if there is none. Each week
 * is decided by itself, so later reports never contradict earlier ones.
 */
function lastActivity(
  person: SamplePerson,
  product: SampleProduct,
  refreshDate: Temporal.PlainDate,
  level: Level,
): string {
  const until = dayOf(refreshDate);
  const reluctance = fractionOf(`reluctance ${person.id} ${product}`);
  const thisWeek = mondayBefore(until);
  for (let monday = thisWeek; monday > thisWeek - 7 * LOOK_BACK_WEEKS; monday -= 7) {
    if (reluctance >= level(product, person, monday)) continue;
    // Who has taken a product up uses it in most weeks, not in every one.
    const chance = fractionOf(`week ${person.id} ${product} ${monday}`) / WEEKS_IN_USE;
    if (chance >= 1) continue;
    const day = monday + Math.floor(chance * WORKING_DAYS);
    if (day <= until) return EPOCH.add({ days: day }).toString();
  }
  return '';
}

function dayOf(date: Temporal.PlainDate): number {
  return EPOCH.until(date, { largestUnit: 'days' }).days;
}

/** Day 0 was a Thursday. */
function mondayBefore(day: number): number {
  return day - ((day + 3) % 7);
}
