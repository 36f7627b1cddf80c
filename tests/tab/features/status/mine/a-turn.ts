import type { MyTurnView } from '../../../../../bot/contract/overview/my-rollout.ts';

/** A turn that is planned from 15 December. */
export function aTurn(over: Partial<MyTurnView> = {}): MyTurnView {
  return {
    waveId: 'autumn.windows.sales',
    rollout: { id: 'autumn', name: 'Autumn rollout' },
    phase: { id: 'windows', name: 'Windows' },
    name: over.phase?.name ?? 'Windows',
    group: { id: 'sales', name: 'Sales' },
    state: 'planned',
    start: '2026-12-15',
    end: '2027-01-14',
    late: false,
    goal: 'New laptops.',
    note: null,
    toDo: [],
    held: null,
    ...over,
  };
}
