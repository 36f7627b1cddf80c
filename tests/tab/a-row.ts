import type { StatusPhase, StatusRollout, StatusRow } from '../../bot/contract/overview/status.ts';
import type { WaveView } from '../../bot/contract/rollout/rollout.ts';

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
    figures: someFigures(),
    ...over,
  };
}

/** What became of the waves of a phase: nothing, unless a test says so. */
export function someFigures(
  waves: Partial<StatusPhase['figures']['waves']> = {},
  counts: Partial<Omit<StatusPhase['figures'], 'waves'>> = {},
): StatusPhase['figures'] {
  return {
    waves: { planned: 0, 'in-progress': 0, complete: 0, held: 0, cancelled: 0, ...waves },
    announcedTo: 0,
    reached: 0,
    ...counts,
  };
}

export function aRolloutStatus(over: Partial<StatusRollout> = {}): StatusRollout {
  return {
    id: 'r',
    title: 'Foundation',
    name: over.title ?? 'Foundation',
    playbook: { id: 'foundation', name: 'Foundation' },
    strategy: 'serial',
    strategyName: 'Serial',
    collisionReason: null,
    freezes: [],
    start: '2026-12-01',
    end: '2027-03-01',
    state: 'running',
    phases: [aPhase()],
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
  return { group: { id, name: id }, people: 10, attention: null, waves };
}
