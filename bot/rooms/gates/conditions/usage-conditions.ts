import { Temporal } from 'temporal-polyfill';
import type { PreviousFacts } from '../facts/gate-facts.ts';
import {
  asking,
  askingBefore,
  inconclusive,
  judged,
  notAsked,
  people,
  perHundred,
  sayDay,
  tooFew,
  unnamed,
} from './condition.ts';

// What Microsoft 365 usage reports tell. They come days after their date, so their age is a condition as well.

const WHY_NO_ADOPTION: Record<Exclude<NonNullable<PreviousFacts['noAdoption']>, 'no-product'>, string> = {
  'no-report': 'No usage report tells about these groups yet. Import one that names people.',
  'too-few-people': 'Too few people have a licence for the numbers to be shown.',
};

export const adoption = askingBefore(
  'adoption',
  'adoptionPercent',
  ({ limit, previous, limits, facts: { today } }) => {
    if (previous.noAdoption === 'no-product') {
      return notAsked('adoption', 'Usage reports measure nothing that comes with this phase.');
    }
    const facts = previous.adoption;
    const frame = {
      id: 'adoption',
      limit,
      unit: 'percent',
      bound: 'at-least',
      source: 'Newest usage report: active of licensed people in the groups of the wave before',
      asOf: facts?.reportDate ?? null,
      rows: unnamed(facts ? [facts.reportDate] : []),
    } as const;
    if (!facts) return inconclusive(frame, WHY_NO_ADOPTION[previous.noAdoption ?? 'no-report']);
    const { enabled, active } = facts;
    if (tooFew(enabled, limits)) {
      return inconclusive(frame, `Only ${people(enabled)} with a licence: too few to tell.`);
    }
    const rate = perHundred(active, enabled);
    const age = daysUntil(facts.reportDate, today);
    if (limits.dataAgeDays !== null && age > limits.dataAgeDays) {
      return inconclusive(frame, `The report is ${age} days old. Import a newer one.`, rate);
    }
    const found = `${active} of ${enabled} people with a licence are active`;
    return judged(frame, rate, {
      pass: `${found} (${rate} %).`,
      fail: `${found} (${rate} %); at least ${limit} % are asked. Ask champions what keeps people from it.`,
    });
  },
);

export const dataAge = asking('data-age', 'dataAgeDays', ({ limit, facts: { usage, today } }) => {
  const frame = {
    id: 'data-age',
    limit,
    unit: 'days',
    bound: 'at-most',
    source: 'Newest usage report',
    asOf: usage?.reportDate ?? null,
    rows: unnamed(usage ? [usage.reportDate] : []),
  } as const;
  if (!usage) {
    return inconclusive(frame, 'No usage report was imported yet, so nothing shows how things were before.');
  }
  const age = daysUntil(usage.reportDate, today);
  const found = `The newest report is of ${sayDay(usage.reportDate)}`;
  return judged(frame, age, {
    pass: `${found}, ${age === 1 ? '1 day' : `${age} days`} ago.`,
    fail: `${found}, ${age} days ago; at most ${limit} are allowed. Import a newer one.`,
  });
});

/** 0 where the organisation's date is still behind the report's, which is in UTC. */
function daysUntil(date: string, today: string): number {
  return Math.max(0, Temporal.PlainDate.from(date).until(today, { largestUnit: 'days' }).days);
}
