import { Temporal } from 'temporal-polyfill';
import { type MessageId, message } from '../../../base/words/message.ts';
import type { PreviousFacts } from '../facts/gate-facts.ts';
import {
  asking,
  askingBefore,
  inconclusive,
  judged,
  notAsked,
  people,
  perHundred,
  tooFew,
  unnamed,
} from './condition.ts';

// What Microsoft 365 usage reports tell. They come days after their date, so their age is a condition as well.

const NO_ADOPTION: Record<Exclude<NonNullable<PreviousFacts['noAdoption']>, 'no-product'>, MessageId> = {
  'no-report': 'gates.no-report',
  'too-few-people': 'gates.few-licences',
};

export const adoption = askingBefore(
  'adoption',
  'adoptionPercent',
  ({ limit, previous, limits, facts: { today } }) => {
    if (previous.noAdoption === 'no-product') {
      return notAsked('adoption', 'gates.nothing-measured');
    }
    const facts = previous.adoption;
    const frame = {
      id: 'adoption',
      limit,
      unit: 'percent',
      bound: 'at-least',
      asOf: facts?.reportDate ?? null,
      rows: unnamed(facts ? [facts.reportDate] : []),
    } as const;
    if (!facts) return inconclusive(frame, message(NO_ADOPTION[previous.noAdoption ?? 'no-report']));
    const { enabled, active } = facts;
    if (tooFew(enabled, limits)) {
      return inconclusive(frame, message('gates.few-enabled', { people: people(enabled) }));
    }
    const rate = perHundred(active, enabled);
    const age = daysUntil(facts.reportDate, today);
    if (limits.dataAgeDays !== null && age > limits.dataAgeDays) {
      return inconclusive(frame, message('gates.old-report', { days: age }), rate);
    }
    return judged(frame, rate, {
      pass: 'gates.adoption-pass',
      fail: 'gates.adoption-fail',
      params: { active, enabled },
    });
  },
);

export const dataAge = asking('data-age', 'dataAgeDays', ({ limit, facts: { usage, today } }) => {
  const frame = {
    id: 'data-age',
    limit,
    unit: 'days',
    bound: 'at-most',
    asOf: usage?.reportDate ?? null,
    rows: unnamed(usage ? [usage.reportDate] : []),
  } as const;
  if (!usage) {
    return inconclusive(frame, message('gates.never-imported'));
  }
  const age = daysUntil(usage.reportDate, today);
  return judged(frame, age, {
    pass: 'gates.data-age-pass',
    fail: 'gates.data-age-fail',
    params: { date: { day: usage.reportDate }, days: age },
  });
});

/** 0 where the organisation's date is still behind the report's, which is in UTC. */
function daysUntil(date: string, today: string): number {
  return Math.max(0, Temporal.PlainDate.from(date).until(today, { largestUnit: 'days' }).days);
}
