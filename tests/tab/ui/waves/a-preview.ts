import type { MovedWaveView, MovePreviewView } from '../../../../bot/contract/overview/moves.ts';

/** A wave that a change of the plan would move. */
export function aMovedWave(over: Partial<MovedWaveView> = {}): MovedWaveView {
  return {
    id: 'r.windows.sales',
    phase: { id: 'windows', name: 'Windows' },
    group: { id: 'sales', name: 'Sales' },
    people: 10,
    from: { start: '2026-12-15', end: '2027-01-14' },
    to: { start: '2026-12-20', end: '2027-01-19' },
    announcement: null,
    ...over,
  };
}

/** What a change of the plan would change: one wave, unless it is said otherwise. */
export function aPreview(over: Partial<MovePreviewView> = {}): MovePreviewView {
  const rolloutEnd = { before: '2027-03-01', after: '2027-03-01' };
  return { seen: 0, changed: [aMovedWave()], rolloutEnd, collisions: null, notes: [], refusals: [], ...over };
}
