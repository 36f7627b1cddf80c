import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stormIn } from '../../../../bot/rooms/gates/conditions/storm-brake.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { inWords } from '../../../support/in-words.ts';
import { anyLimits, anyPrevious } from '../any-facts.ts';
import { somePrevious } from '../some-facts.ts';

// The default: more than 10 people with an open issue per 100 people reached, and at least 5.
const reach = (sent: number) => ({ announcements: ['a1'], sent, countedAt: '2026-09-16T08:00:00.000Z' });

test('many issues among the people reached are a storm, with the numbers in the reason', () => {
  const facts = somePrevious({ reach: reach(40), issues: [1, 2, 3, 4, 5] });

  expect(inWords(stormIn(facts, DEFAULT_LIMITS, null))).toBe(
    '5 of 40 people reached in the previous wave have an open issue (5 reports): 12.5 per 100, more than the 10 at which the next wave stops.',
  );
});

test('any number of issues of one person is no storm', () => {
  const issues = [1, 2, 3, 4, 5, 6, 7, 8];

  expect(
    stormIn(somePrevious({ reach: reach(40), issues, byPerson: [issues] }), DEFAULT_LIMITS, null),
  ).toBeNull();
});

test('people are counted once each, and both figures are told', () => {
  const byPerson = [[1, 2, 3], [4], [5], [6], [7, 8]];
  const facts = somePrevious({ reach: reach(40), issues: byPerson.flat(), byPerson });

  expect(inWords(stormIn(facts, DEFAULT_LIMITS, null))).toContain(
    '5 of 40 people reached in the previous wave have an open issue (8 reports)',
  );
});

test('further issues of people who had one at the decision are nothing new', () => {
  const byPerson = [[1], [2], [3], [4], [5]];
  const decidedOn = somePrevious({ reach: reach(40), issues: byPerson.flat(), byPerson });
  const more = byPerson.map((own, index) => [...own, index + 6]);
  const later = somePrevious({ reach: reach(40), issues: more.flat(), byPerson: more });

  expect(stormIn(later, DEFAULT_LIMITS, decidedOn)).toBeNull();
});

test('few issues are no storm, however few people were reached', () => {
  expect(stormIn(somePrevious({ reach: reach(5), issues: [1, 2, 3, 4] }), DEFAULT_LIMITS, null)).toBeNull();
});

test('a rate at the limit is no storm', () => {
  const facts = somePrevious({ reach: reach(50), issues: [1, 2, 3, 4, 5] });

  expect(stormIn(facts, DEFAULT_LIMITS, null)).toBeNull();
});

test('one confirmed blocker is a storm, one that nobody confirmed is not', () => {
  const blocked = (isConfirmed: boolean) =>
    somePrevious({ blockers: [{ number: 7, confirmed: isConfirmed }] });

  expect(inWords(stormIn(blocked(true), DEFAULT_LIMITS, null))).toContain('Issue #7');
  expect(stormIn(blocked(false), DEFAULT_LIMITS, null)).toBeNull();
});

test('without a brake nothing stops by itself', () => {
  const facts = somePrevious({ blockers: [{ number: 7, confirmed: true }] });

  expect(stormIn(facts, { storm: null }, null)).toBeNull();
});

test('after a decision only a newly confirmed blocker stops the wave again', () => {
  const decidedOn = somePrevious({
    blockers: [
      { number: 7, confirmed: true },
      { number: 8, confirmed: false },
    ],
  });
  const later = somePrevious({
    blockers: [
      { number: 7, confirmed: true },
      { number: 8, confirmed: true },
    ],
  });

  expect(stormIn(decidedOn, DEFAULT_LIMITS, decidedOn)).toBeNull();
  expect(inWords(stormIn(later, DEFAULT_LIMITS, decidedOn))).toContain('Issue #8');
});

test('after a decision it takes as many new issues as the brake asks for, and still the rate', () => {
  const decidedOn = somePrevious({ reach: reach(40), issues: [1, 2, 3, 4, 5] });
  const four = somePrevious({ reach: reach(40), issues: [1, 2, 3, 4, 5, 6, 7, 8, 9] });
  const five = somePrevious({ reach: reach(40), issues: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] });
  const manyReached = somePrevious({ reach: reach(1000), issues: five.issues });

  expect(stormIn(four, DEFAULT_LIMITS, decidedOn)).toBeNull();
  expect(inWords(stormIn(five, DEFAULT_LIMITS, decidedOn))).toContain('5 of them since the last decision');
  expect(stormIn(manyReached, DEFAULT_LIMITS, decidedOn)).toBeNull();
});

test('one person never stops a wave by number, however little a rollout lets pass', () => {
  fc.assert(
    fc.property(anyPrevious, anyLimits, fc.option(anyPrevious, { nil: null }), (facts, limits, decidedOn) => {
      const ofOne = { ...facts, byPerson: [facts.issues], blockers: [] };
      expect(stormIn(ofOne, limits, decidedOn)).toBeNull();
    }),
  );
});

test('what was decided on never stops the wave again', () => {
  fc.assert(
    fc.property(anyPrevious, anyLimits, (facts, limits) => {
      expect(stormIn(facts, limits, facts)).toBeNull();
    }),
  );
});

test('a decision never makes a storm out of what was none', () => {
  fc.assert(
    fc.property(anyPrevious, anyPrevious, anyLimits, (facts, decidedOn, limits) => {
      if (stormIn(facts, limits, decidedOn) !== null) {
        expect(stormIn(facts, limits, null)).not.toBeNull();
      }
    }),
  );
});
