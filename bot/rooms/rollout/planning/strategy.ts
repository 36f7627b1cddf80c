import { type Message, message } from '../../../base/words/message.ts';
import type { StrategyId } from '../../../contract/rollout/rollout.ts';

/** Part of a phase: first the pilot set, then the business groups. */
export type PhasePart = 'pilot' | 'users';

/** How the phases of a rollout follow each other. */
export interface Strategy {
  id: StrategyId;
  /**
   * The next phase starts as long after this one as these parts last together. With a pilot of one segment and
   * user waves over two segments that is 3, 2, 1 and 0 segments.
   */
  strideIs: readonly PhasePart[];
  /** Everybody gets all phases together, on the same dates. */
  bundle: boolean;
}

/** From the most careful to the quickest. */
export const strategies: readonly Strategy[] = [
  {
    id: 'serial',
    strideIs: ['pilot', 'users'],
    bundle: false,
  },
  {
    id: 'parallel-1',
    strideIs: ['users'],
    bundle: false,
  },
  {
    id: 'parallel-2',
    strideIs: ['pilot'],
    bundle: false,
  },
  {
    id: 'up-front',
    strideIs: [],
    bundle: true,
  },
];

export function nameOfStrategy(id: StrategyId): Message {
  return message(`rollout.strategy-${id}`);
}

/** What it does, and whom it suits. */
export function meaningOfStrategy(id: StrategyId): Message {
  return message(`rollout.strategy-${id}-means`);
}

/** The strategy of an id that the contract has let in. */
export function strategyOf(id: StrategyId): Strategy {
  const strategy = strategies.find((candidate) => candidate.id === id);
  if (strategy === undefined) throw new Error(`No strategy is called "${id}".`);
  return strategy;
}

/** How many segments after one phase the next one starts. */
export function strideSegments(
  strategy: Strategy,
  lengths: { pilotSegments: number; userSegments: number },
): number {
  const segments = { pilot: lengths.pilotSegments, users: lengths.userSegments };
  return strategy.strideIs.reduce((sum, part) => sum + segments[part], 0);
}
