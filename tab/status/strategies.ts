import type { StrategyId } from '../../bot/contract/rollout.ts';

export interface StrategyWords {
  readonly id: StrategyId;
  readonly name: string;
  readonly meaning: string;
}

/** The strategies in the words of the screens, the calmest first. */
export const STRATEGIES: readonly StrategyWords[] = [
  {
    id: 'serial',
    name: 'One phase at a time',
    meaning:
      'A phase is tried out and carried to every group before the next one begins. Little risk and little to do at once, but it takes longest.',
  },
  {
    id: 'parallel-1',
    name: 'Overlapping pilots',
    meaning:
      'The pilot set already tries the next phase while the groups finish the current one. Groups still see one phase at a time, with a pause in between.',
  },
  {
    id: 'parallel-2',
    name: 'Overlapping phases',
    meaning:
      'The next phase begins for the first groups while the last groups finish the current one. The fastest staggered way; needs at least two groups.',
  },
  {
    id: 'up-front',
    name: 'Everything together',
    meaning: 'IT prepares all phases first, then everybody gets them in one go. For small organisations.',
  },
];

/** A strategy's name on screens. */
export function strategyName(id: StrategyId): string {
  return STRATEGIES.find((strategy) => strategy.id === id)?.name ?? id;
}
