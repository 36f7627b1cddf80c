import type { GateFacts, PreviousFacts } from '../../../bot/rooms/gates/facts/gate-facts.ts';
import { waveNames } from '../../../bot/rooms/gates/wave-names.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';

/** Facts on which every condition that is asked by default passes. */
export function someFacts(changes: Partial<GateFacts> = {}): GateFacts {
  return {
    collectedAt: '2026-09-18T09:00:00.000Z',
    today: '2026-09-18',
    wave: { id: 'autumn.identity.sales', start: '2026-09-25', people: 200 },
    criteria: { required: 2, open: [] },
    groundwork: null,
    collisions: [],
    foundation: null,
    previous: somePrevious(),
    champions: { count: 3, people: 200 },
    usage: { reportDate: '2026-09-15' },
    ...changes,
  };
}

export function somePrevious(changes: Partial<PreviousFacts> = {}): PreviousFacts {
  return {
    waves: [{ id: 'autumn.identity.finance', start: '2026-09-15', people: 100 }],
    reach: { announcements: ['a1'], sent: 90, countedAt: '2026-09-16T08:00:00.000Z' },
    issues: [4, 7],
    blockers: [],
    adoption: { enabled: 80, active: 60, reportDate: '2026-09-15' },
    satisfaction: null,
    trainingOpened: null,
    ...changes,
  };
}

/** As people call waves of these tests. */
export const nameOfWave = waveNames({ playbook: aPlaybook({ phases: [aUserPhase()] }) }, [
  { id: 'finance', name: 'Finance', people: 100, pilots: 0 },
  { id: 'legal', name: 'Legal', people: 100, pilots: 0 },
  { id: 'sales', name: 'Sales', people: 100, pilots: 0 },
]);
