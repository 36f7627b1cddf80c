import type { StrategyId } from '../../../contract/rollout/rollout.ts';

/** Part of a phase: first the pilot set, then the business groups. */
export type PhasePart = 'pilot' | 'users';

/** How the phases of a rollout follow each other. */
export interface Strategy {
  id: StrategyId;
  name: string;
  /** What it does, and whom it suits. */
  meaning: string;
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
    name: 'One after the other',
    meaning:
      'A phase is tried out and carried to every group before the next one begins. Little risk and little to do at once, but it takes longest.',
    strideIs: ['pilot', 'users'],
    bundle: false,
  },
  {
    id: 'parallel-1',
    name: 'Parallel, without overlap',
    meaning:
      'The pilot set already tries the next phase while the groups finish the current one. Groups still see one phase at a time, with a pause in between.',
    strideIs: ['users'],
    bundle: false,
  },
  {
    id: 'parallel-2',
    name: 'Parallel, overlapping',
    meaning:
      'The next phase begins for the first groups while the last groups finish the current one. The fastest staggered way, with the least rest between two phases; needs at least two groups.',
    strideIs: ['pilot'],
    bundle: false,
  },
  {
    id: 'up-front',
    name: 'Everything at once',
    meaning:
      'IT prepares all phases first, then each group gets all of them together. For small organisations.',
    strideIs: [],
    bundle: true,
  },
];

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
