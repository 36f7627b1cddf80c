import type { ConditionView, Outcome } from '../../../../bot/contract/gates/gate-conditions.ts';
import type { GateState, GateView } from '../../../../bot/contract/gates/gates.ts';
import type { WaveState } from '../../../../bot/contract/rollout/rollout.ts';

export function aWave(over: { group?: string; phase?: string; start?: string; state?: WaveState } = {}) {
  const { group = 'sales', phase = 'identity', start = '2026-12-15', state = 'planned' } = over;
  return {
    id: `foundation.${phase}.${group}`,
    phase: { id: phase, name: phase },
    group: { id: group, name: group },
    start,
    end: '2027-01-15',
    state,
    people: 214,
  };
}

export function listed(state: GateState, wave: Parameters<typeof aWave>[0] = {}, storm = false) {
  return { wave: aWave(wave), state, storm };
}

export function aCondition(outcome: Outcome, over: Partial<ConditionView> = {}): ConditionView {
  return {
    id: 'reach',
    title: 'Reach',
    outcome,
    warns: false,
    value: 62.5,
    limit: 80,
    unit: 'percent',
    bound: 'at-least',
    why: '',
    source: '',
    asOf: null,
    rows: [],
    ...over,
  };
}

export function aGate(over: Partial<GateView> = {}): GateView {
  return {
    wave: aWave(),
    rollout: 'Modern workplace',
    state: 'open',
    opensOn: '2026-12-08',
    verdict: 'fail',
    storm: false,
    notPassed: [],
    last: null,
    mayDecide: true,
    conditions: [aCondition('fail'), aCondition('inconclusive', { title: 'Adoption' }), aCondition('pass')],
    notAsked: [],
    previous: [
      {
        id: 'foundation.identity.pilot',
        name: 'Identity, pilot set',
        running: true,
        held: false,
        mayHold: true,
      },
    ],
    factsAt: '2026-12-10T08:00:00Z',
    heldBecause: null,
    heldBy: [],
    events: [],
    seen: 3,
    ...over,
  };
}
