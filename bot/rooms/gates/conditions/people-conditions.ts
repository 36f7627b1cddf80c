import { message } from '../../../base/words/message.ts';
import { MANY_OF_ONE } from '../../feedback/report-limit.ts';
import type { PreviousFacts } from '../facts/gate-facts.ts';
import { openByPerson, peopleBehind } from '../facts/people-in-trouble.ts';
import {
  askingBefore,
  atLeastSeveral,
  dayOf,
  inconclusive,
  judged,
  outcome,
  people,
  perHundred,
  tooFew,
  unnamed,
} from './condition.ts';

// What the people of the waves before were told, did and reported.

const NOT_ANNOUNCED = message('gates.not-announced');

export const reach = askingBefore('reach', 'reachPercent', ({ limit, previous, limits }) => {
  const facts = previous.reach;
  const frame = {
    id: 'reach',
    limit,
    unit: 'percent',
    bound: 'at-least',
    asOf: facts ? dayOf(facts.countedAt) : null,
    rows: unnamed(facts?.announcements ?? []),
  } as const;
  if (!facts) return inconclusive(frame, NOT_ANNOUNCED);
  const audience = peopleOf(previous);
  if (tooFew(audience, limits)) {
    return inconclusive(frame, message('gates.few-in-wave', { people: people(audience) }));
  }
  // People who left the wave after they were told would make it more than everybody.
  const rate = Math.min(100, perHundred(facts.sent, audience));
  return judged(frame, rate, {
    pass: 'gates.reach-pass',
    fail: 'gates.reach-fail',
    params: { sent: facts.sent, audience: people(audience) },
  });
});

export const issueRate = askingBefore(
  'issue-rate',
  'issuesPer100',
  ({ limit, previous, limits, facts: { today } }) => {
    const troubled = openByPerson(previous);
    const count = troubled.length;
    const frame = {
      id: 'issue-rate',
      limit,
      unit: 'per-100',
      bound: 'at-most',
      asOf: today,
      rows: unnamed(previous.issues),
    } as const;
    if (!previous.reach) return inconclusive(frame, NOT_ANNOUNCED);
    const { sent } = previous.reach;
    if (tooFew(sent, limits)) {
      return inconclusive(frame, message('gates.few-reached', { people: people(sent) }));
    }
    const rate = perHundred(count, sent);
    const params = { count, reached: people(sent), reports: previous.issues.length, ...mostOfOne(troubled) };
    const least = atLeastSeveral(limits.minIssues);
    if (count < least && rate > limit) {
      const few = { ...params, rate: String(rate), least };
      return outcome(frame, 'pass', rate, message('gates.issue-rate-few', few));
    }
    return judged(frame, rate, { pass: 'gates.issue-rate-pass', fail: 'gates.issue-rate-fail', params });
  },
);

export const blockers = askingBefore('blockers', 'blockers', ({ limit, previous, facts: { today } }) => {
  const numbers = previous.blockers.map(({ number }) => number);
  // Limits are about people: several issues of one of them stop one from working.
  const stopped = peopleBehind(previous, numbers);
  const frame = {
    id: 'blockers',
    limit,
    unit: 'count',
    bound: 'at-most',
    asOf: today,
    rows: unnamed(numbers),
  } as const;
  return judged(frame, stopped, {
    pass: 'gates.blockers-pass',
    fail: 'gates.blockers-fail',
    params: {
      people: stopped,
      count: numbers.length,
      numbers: numbers.map((number) => `#${number}`).join(', '),
    },
  });
});

export const satisfaction = askingBefore(
  'satisfaction',
  'satisfaction',
  ({ limit, previous, limits, facts: { today } }) => {
    const facts = previous.satisfaction;
    const frame = {
      id: 'satisfaction',
      limit,
      unit: 'points',
      bound: 'at-least',
      asOf: facts ? today : null,
      rows: [],
    } as const;
    if (!facts) return inconclusive(frame, message('gates.satisfaction-none'));
    if (tooFew(facts.answers, limits)) {
      return inconclusive(frame, message('gates.few-answered', { people: people(facts.answers) }));
    }
    const mean = Math.round(facts.mean * 10) / 10;
    return judged(frame, mean, {
      pass: 'gates.satisfaction-pass',
      fail: 'gates.satisfaction-fail',
      params: { people: people(facts.answers) },
    });
  },
);

export const trainingOpened = askingBefore(
  'training-opened',
  'trainingOpenedPercent',
  ({ limit, previous, limits, facts: { today } }) => {
    const facts = previous.trainingOpened;
    const frame = {
      id: 'training-opened',
      limit,
      unit: 'percent',
      bound: 'at-least',
      asOf: facts ? today : null,
      rows: [],
    } as const;
    if (!facts) return inconclusive(frame, message('gates.training-none'));
    if (!previous.reach) return inconclusive(frame, NOT_ANNOUNCED);
    const { sent } = previous.reach;
    if (tooFew(sent, limits)) {
      return inconclusive(frame, message('gates.few-reached', { people: people(sent) }));
    }
    const rate = Math.min(100, perHundred(facts.opened, sent));
    return judged(frame, rate, {
      pass: 'gates.training-pass',
      fail: 'gates.training-fail',
      params: { opened: facts.opened, reached: people(sent) },
    });
  },
);

/** How many reports came from the person who sent most, where that is worth telling; 0 otherwise. */
function mostOfOne(troubled: readonly (readonly number[])[]): { most: number } {
  const most = Math.max(0, ...troubled.map((own) => own.length));
  return { most: most >= MANY_OF_ONE ? most : 0 };
}

function peopleOf({ waves }: PreviousFacts): number {
  return waves.reduce((sum, wave) => sum + wave.people, 0);
}
