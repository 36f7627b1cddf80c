import type { StatusPhase, StatusRow, WaveView } from '../../bot/contract/rollout/rollout.ts';

export function aPhase(over: Partial<StatusPhase> = {}): StatusPhase {
  return {
    id: 'windows',
    name: 'Windows',
    audience: 'users',
    goal: '',
    requiredCriteria: 0,
    optionalCriteria: 0,
    infrastructure: 'not-started',
    requiredOpen: 0,
    ...over,
  };
}

export function aWave(over: Partial<WaveView> = {}): WaveView {
  return {
    id: 'r.windows.sales',
    phaseId: 'windows',
    state: 'planned',
    start: '2026-12-15',
    end: '2027-01-14',
    people: 10,
    reached: null,
    share: null,
    ...over,
  };
}

export function aRow(id: string, ...waves: WaveView[]): StatusRow {
  return { group: { id, name: id }, people: 10, waves };
}
