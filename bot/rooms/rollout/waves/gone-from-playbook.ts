import { message } from '../../../base/words/message.ts';
import { sayInEnglish } from '../../../base/words/say.ts';
import type { FoundationPlaybook, UserPhase } from '../../playbooks/playbook.ts';

/**
 * Stands for a phase that waves were planned with and that its playbook no longer has: the waves go on, under its id.
 * What playbooks say is in one language, and so is this.
 */
export function gonePhase(id: string): UserPhase {
  const gone = sayInEnglish(message('rollout.phase-gone', { id }));
  return {
    id,
    name: id,
    aliases: [],
    audience: 'users',
    goal: gone,
    steps: [],
    rolloutAction: gone,
    userStatement: sayInEnglish(message('rollout.phase-gone-for-people')),
    prework: [],
    exitCriteria: [],
    announcements: [{ offsetDays: 0, title: '{phase}', text: gone }],
    training: [],
  };
}

/** Stands for a playbook that the product no longer has: its rollouts can still be seen, cancelled and deleted. */
export function gonePlaybook(id: string): FoundationPlaybook {
  return {
    id,
    name: id,
    kind: 'foundation',
    summary: sayInEnglish(message('rollout.playbook-gone', { id })),
    products: [],
    defaults: { segmentDays: 30, pilotSegments: 1, userSegments: 1 },
    phases: [],
  };
}
