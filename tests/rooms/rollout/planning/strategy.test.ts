import { expect, test } from 'vitest';
import { StrategyId } from '../../../../bot/contract/rollout/rollout.ts';
import { strategies, strategyOf, strideSegments } from '../../../../bot/rooms/rollout/planning/strategy.ts';

test('every strategy of the contract is there once', () => {
  expect(strategies.map(({ id }) => id)).toEqual(StrategyId.options);
});

test.each([
  ['serial', 3],
  ['parallel-1', 2],
  ['parallel-2', 1],
  ['up-front', 0],
] as const)('%s starts the next phase after %i segments of the usual lengths', (id, segments) => {
  expect(strideSegments(strategyOf(id), { pilotSegments: 1, userSegments: 2 })).toBe(segments);
});
