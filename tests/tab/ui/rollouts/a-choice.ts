import type { RolloutChoice } from '../../../../bot/contract/rollout/rollouts.ts';

/** A rollout as the list of them has it: the foundation, running. */
export function aChoice(changes: Partial<RolloutChoice> = {}): RolloutChoice {
  const title = changes.title ?? 'Foundation';
  return {
    id: 'foundation',
    title,
    name: title,
    playbook: { id: 'foundation', name: 'Foundation' },
    state: 'running',
    start: '2026-11-01',
    end: '2027-03-01',
    inSight: true,
    ...changes,
  };
}
