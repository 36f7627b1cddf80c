import type { PreviousFacts } from '../facts/gate-facts.ts';
import {
  askingBefore,
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

const NOT_ANNOUNCED =
  'No announcement was sent to the wave before, so nobody knows how many people it reached.';

export const reach = askingBefore('reach', 'reachPercent', ({ limit, previous, limits }) => {
  const facts = previous.reach;
  const frame = {
    id: 'reach',
    limit,
    unit: 'percent',
    bound: 'at-least',
    source: 'Last count of the announcements of the wave before',
    asOf: facts ? dayOf(facts.countedAt) : null,
    rows: unnamed(facts?.announcements ?? []),
  } as const;
  if (!facts) return inconclusive(frame, NOT_ANNOUNCED);
  const audience = peopleOf(previous);
  if (tooFew(audience, limits)) {
    return inconclusive(frame, `Only ${people(audience)} in the wave before: too few to tell.`);
  }
  // People who left the wave after they were told would make it more than everybody.
  const rate = Math.min(100, perHundred(facts.sent, audience));
  const found = `${facts.sent} of ${people(audience)} got its announcement (${rate} %)`;
  return judged(frame, rate, {
    pass: `${found}.`,
    fail: `${found}; at least ${limit} % are asked. See in the announcement who could not be reached, and why.`,
  });
});

export const issueRate = askingBefore(
  'issue-rate',
  'issuesPer100',
  ({ limit, previous, limits, facts: { today } }) => {
    const count = previous.issues.length;
    const frame = {
      id: 'issue-rate',
      limit,
      unit: 'per-100',
      bound: 'at-most',
      source: 'Issues reported about the wave before, per 100 people who got its announcement',
      asOf: today,
      rows: unnamed(previous.issues),
    } as const;
    if (!previous.reach) return inconclusive(frame, NOT_ANNOUNCED);
    const { sent } = previous.reach;
    if (tooFew(sent, limits)) {
      return inconclusive(frame, `Only ${people(sent)} reached in the wave before: too few to tell.`);
    }
    const rate = perHundred(count, sent);
    const found = `${issues(count)} from ${people(sent)} reached (${rate} per 100)`;
    if (count < limits.minIssues && rate > limit) {
      return outcome(
        frame,
        'pass',
        rate,
        `${found}: fewer than ${limits.minIssues}, which do not stop a wave.`,
      );
    }
    return judged(frame, rate, {
      pass: `${found}.`,
      fail: `${found}; at most ${limit} are allowed. Find out what they have in common before more people get it.`,
    });
  },
);

export const blockers = askingBefore('blockers', 'blockers', ({ limit, previous, facts: { today } }) => {
  const numbers = previous.blockers.map(({ number }) => number);
  const frame = {
    id: 'blockers',
    limit,
    unit: 'count',
    bound: 'at-most',
    source: 'Open issues about the wave before with which somebody cannot work',
    asOf: today,
    rows: unnamed(numbers),
  } as const;
  const found =
    numbers.length === 0
      ? 'No open issue keeps anybody from working'
      : `${issues(numbers.length)} ${numbers.length === 1 ? 'keeps' : 'keep'} people from working: ${numbers.map((number) => `#${number}`).join(', ')}`;
  return judged(frame, numbers.length, {
    pass: `${found}.`,
    fail: `${found}. Solve ${numbers.length === 1 ? 'it' : 'them'} first.`,
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
      source: 'Answers of people in the wave before to how well it went, 1 to 5',
      asOf: facts ? today : null,
      rows: [],
    } as const;
    if (!facts) return inconclusive(frame, 'Source not there yet: people are not asked how well it went.');
    if (tooFew(facts.answers, limits)) {
      return inconclusive(frame, `Only ${people(facts.answers)} answered: too few to tell.`);
    }
    const mean = Math.round(facts.mean * 10) / 10;
    const found = `${people(facts.answers)} answered, ${mean} of 5 points in the mean`;
    return judged(frame, mean, {
      pass: `${found}.`,
      fail: `${found}; at least ${limit} are asked. Ask those who are not content what went wrong.`,
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
      source: 'People who opened their training, of those who got the announcement of the wave before',
      asOf: facts ? today : null,
      rows: [],
    } as const;
    if (!facts) return inconclusive(frame, 'Source not there yet: opened training is not recorded.');
    if (!previous.reach) return inconclusive(frame, NOT_ANNOUNCED);
    const { sent } = previous.reach;
    if (tooFew(sent, limits)) {
      return inconclusive(frame, `Only ${people(sent)} reached in the wave before: too few to tell.`);
    }
    const rate = Math.min(100, perHundred(facts.opened, sent));
    const found = `${facts.opened} of ${people(sent)} reached opened their training (${rate} %)`;
    return judged(frame, rate, {
      pass: `${found}.`,
      fail: `${found}; at least ${limit} % are asked. Remind people, or ask champions to show it.`,
    });
  },
);

function peopleOf({ waves }: PreviousFacts): number {
  return waves.reduce((sum, wave) => sum + wave.people, 0);
}

function issues(count: number): string {
  return count === 1 ? '1 issue' : `${count} issues`;
}
