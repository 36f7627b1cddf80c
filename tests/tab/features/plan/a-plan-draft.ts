import type { PlanningView } from '../../../../bot/contract/rollout/compare.ts';
import { newDraft, type PlanDraft } from '../../../../tab/features/plan/plan-draft.ts';

export const planning: PlanningView = {
  today: '2026-09-10',
  rules: { collisions: 'warn' },
  rulesSeen: 0,
  strategies: [],
  groups: [
    { group: { id: 'finance', name: 'Finance' }, people: 12 },
    { group: { id: 'sales', name: 'Sales' }, people: 30 },
  ],
  playbooks: [
    {
      id: 'small',
      segmentDays: 30,
      pilotSegments: 1,
      userSegments: 2,
      firstGroupSegments: null,
      configurationDays: 0,
    },
  ],
};

export function aDraft(changes: Partial<PlanDraft> = {}): PlanDraft {
  return { ...newDraft(planning, 'small'), title: 'Autumn', start: '2026-10-01', ...changes };
}
