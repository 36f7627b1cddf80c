import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { ConditionId, ConditionView } from '../../../../bot/contract/gates/gate-conditions.ts';
import type { GateLimits } from '../../../../bot/contract/gates/gate-limits.ts';
import { evaluate } from '../../../../bot/rooms/gates/conditions/conditions.ts';
import type { GateFacts } from '../../../../bot/rooms/gates/facts/gate-facts.ts';
import { presentCondition } from '../../../../bot/rooms/gates/present-gate.ts';
import { anyFacts, anyLimits } from '../any-facts.ts';
import { nameOfWave } from '../some-facts.ts';

test('every condition is asked or not asked, once, and what is asked keeps the contract', () => {
  fc.assert(
    fc.property(anyFacts, anyLimits, (facts, limits) => {
      const { conditions, notAsked } = evaluate(facts, limits);
      expect([...conditions, ...notAsked].map(({ id }) => id).toSorted()).toEqual(
        ConditionId.options.toSorted(),
      );
      for (const condition of conditions) {
        const view = presentCondition(condition, nameOfWave, sayInEnglish);
        ConditionView.parse(view);
        expect(view.why).toMatch(/^\S.*\.$/);
      }
      for (const { reason } of notAsked) expect(sayInEnglish(reason)).toMatch(/^\S.*\.$/);
    }),
  );
});

test('the verdict passes only when every condition that is asked passes', () => {
  fc.assert(
    fc.property(anyFacts, anyLimits, (facts, limits) => {
      const { conditions, verdict } = evaluate(facts, limits);
      const outcomes = conditions.map(({ outcome }) => outcome);
      expect(verdict === 'pass').toBe(outcomes.every((outcome) => outcome === 'pass'));
      expect(verdict === 'fail').toBe(outcomes.includes('fail'));
    }),
  );
});

test('one person fails no condition by number', () => {
  fc.assert(
    fc.property(anyFacts, anyLimits, (facts, limits) => {
      const { previous } = facts;
      if (!previous) return;
      const blockers =
        limits.blockers === 0 ? [] : previous.issues.map((number) => ({ number, confirmed: true }));
      const ofOne = { ...facts, previous: { ...previous, byPerson: [previous.issues], blockers } };
      const failed = evaluate(ofOne, limits).conditions.filter(({ outcome }) => outcome === 'fail');
      expect(failed.map(({ id }) => id)).not.toContain('issue-rate');
      expect(failed.map(({ id }) => id)).not.toContain('blockers');
    }),
  );
});

const MISSING: [string, ConditionId[], (facts: GateFacts) => GateFacts][] = [
  ['an announcement', ['reach', 'issue-rate', 'training-opened'], withPrevious({ reach: null })],
  ['usage of the groups', ['adoption'], withPrevious({ adoption: null })],
  ['answers of people', ['satisfaction'], withPrevious({ satisfaction: null })],
  ['openings of training', ['training-opened'], withPrevious({ trainingOpened: null })],
  ['a usage report', ['data-age'], (facts) => ({ ...facts, usage: null })],
];

test.each(MISSING)('without %s nothing passes that is judged by it', (_, ids, without) => {
  fc.assert(
    fc.property(anyFacts, anyLimits, (facts, limits) => {
      const judged = evaluate(without(facts), limits).conditions.filter(({ id }) => ids.includes(id));
      for (const { outcome } of judged) expect(outcome).toBe('inconclusive');
    }),
  );
});

/** Each takes a limit and a step, and gives a limit that asks more. */
const TIGHTER: [string, (limits: GateLimits, step: number) => GateLimits][] = [
  ['criteria', (limits) => ({ ...limits, criteria: true })],
  ...raised('reachPercent'),
  ...raised('satisfaction'),
  ...raised('trainingOpenedPercent'),
  ...raised('adoptionPercent'),
  ...raised('championsPer100'),
  ...raised('soakDays'),
  ...raised('minPeople'),
  ...lowered('issuesPer100'),
  ...lowered('minIssues'),
  ...lowered('blockers'),
  ...lowered('dataAgeDays'),
];

test.each(TIGHTER)('a tighter limit of %s turns nothing into a pass', (_, tighten) => {
  fc.assert(
    fc.property(anyFacts, anyLimits, fc.integer({ min: 0, max: 60 }), (facts, limits, step) => {
      const before = new Map(evaluate(facts, limits).conditions.map(({ id, outcome }) => [id, outcome]));
      const after = evaluate(facts, tighten(limits, step));
      for (const { id, outcome } of after.conditions) {
        if (before.has(id) && outcome === 'pass') expect(before.get(id)).toBe('pass');
      }
    }),
  );
});

type Numbers = {
  [K in keyof GateLimits]: GateLimits[K] extends number | null ? K : never;
}[keyof GateLimits];

function raised(key: Numbers): typeof TIGHTER {
  return [[key, (limits, step) => ({ ...limits, [key]: limits[key] === null ? null : limits[key] + step })]];
}

function lowered(key: Numbers): typeof TIGHTER {
  const lower = (from: number, step: number) => Math.max(key === 'minIssues' ? 1 : 0, from - step);
  return [
    [key, (limits, step) => ({ ...limits, [key]: limits[key] === null ? null : lower(limits[key], step) })],
  ];
}

function withPrevious(change: Partial<NonNullable<GateFacts['previous']>>) {
  return (facts: GateFacts): GateFacts => ({
    ...facts,
    previous: facts.previous && { ...facts.previous, ...change },
  });
}
