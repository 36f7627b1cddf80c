import type { RolloutLifeView } from '../../../../bot/contract/overview/rollout-life.ts';

/** A running rollout that nobody was told of yet. */
export function aLife(changes: Partial<RolloutLifeView> = {}): RolloutLifeView {
  return {
    id: 'autumn',
    title: 'Foundation',
    name: 'Foundation',
    playbook: { id: 'foundation', name: 'Microsoft 365 foundation' },
    state: 'running',
    start: '2026-11-01',
    end: '2027-03-01',
    inSight: true,
    strategy: 'serial',
    strategyName: 'One after the other',
    plannedAt: '2026-10-01T08:00:00.000Z',
    plannedBy: 'Lea Lead',
    waves: { all: 45, complete: 12, inProgress: 3, held: 0, cancelled: 0 },
    groups: 8,
    people: 1200,
    told: 0,
    begun: false,
    cancelled: null,
    seen: 2,
    ...changes,
  };
}
