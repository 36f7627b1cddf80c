import { message } from '../../../base/words/message.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { PreviousFacts } from '../facts/gate-facts.ts';
import { peopleBehind } from '../facts/people-in-trouble.ts';
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

/** From so many open reports of one person about a wave on its leads are told that they are of one person. */
const MANY_OF_ONE = 5;

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
    const { count, least, words, params } = troublesOf(previous, limits);
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
    const told = { ...params, reached: people(sent) };
    if (count < least && rate > limit) {
      return outcome(frame, 'pass', rate, message(words.few, { ...told, rate: String(rate), least }));
    }
    return judged(frame, rate, { ...words, params: told });
  },
);

const PEOPLE_WORDS = {
  few: 'gates.people-rate-few',
  pass: 'gates.people-rate-pass',
  fail: 'gates.people-rate-fail',
} as const;
const ISSUE_WORDS = {
  few: 'gates.issue-rate-few',
  pass: 'gates.issue-rate-pass',
  fail: 'gates.issue-rate-fail',
} as const;

/** What the rate counts. Facts of before do not tell whose the issues are: their decisions stay as they were read. */
function troublesOf(previous: PreviousFacts, { minIssues }: Pick<GateLimits, 'minIssues'>) {
  const reports = previous.issues.length;
  if (!previous.byPerson) {
    return { count: reports, least: minIssues, words: ISSUE_WORDS, params: { issues: reports } };
  }
  const count = previous.byPerson.length;
  const params = { count, reports, ...mostOfOne(previous.byPerson) };
  return { count, least: atLeastSeveral(minIssues), words: PEOPLE_WORDS, params };
}

export const blockers = askingBefore('blockers', 'blockers', ({ limit, previous, facts: { today } }) => {
  const numbers = previous.blockers.map(({ number }) => number);
  const frame = {
    id: 'blockers',
    limit,
    unit: previous.byPerson ? 'people' : 'count',
    bound: 'at-most',
    asOf: today,
    rows: unnamed(numbers),
  } as const;
  const params = { count: numbers.length, numbers: numbers.map((number) => `#${number}`).join(', ') };
  if (!previous.byPerson) {
    const words = { pass: 'gates.blockers-pass', fail: 'gates.blockers-fail' } as const;
    return judged(frame, numbers.length, { ...words, params });
  }
  // Limits are about people: several issues of one of them stop one from working.
  const stopped = peopleBehind(previous, numbers);
  return judged(frame, stopped, {
    pass: 'gates.people-stopped-pass',
    fail: 'gates.people-stopped-fail',
    params: { ...params, people: stopped },
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
