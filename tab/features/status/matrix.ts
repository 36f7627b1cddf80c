import { PILOT } from '../../../bot/contract/people/pilot.ts';
import type { StatusPhase, StatusRow, StatusView, WaveView } from '../../../bot/contract/rollout/rollout.ts';
import { pilotFirst } from '../../ui/waves/pilot-first.ts';

export interface MatrixRow {
  readonly group: StatusRow['group'];
  readonly people: number;
  /** What is to be known of a group without people. */
  readonly note: string | null;
  readonly pilot: boolean;
  /** One cell for each column; null where the group has no wave of that phase. */
  readonly cells: readonly (WaveView | null)[];
}

export interface Matrix {
  readonly columns: readonly StatusPhase[];
  /** Phases that only IT works on: nobody gets a wave of them. */
  readonly itOnly: readonly StatusPhase[];
  readonly rows: readonly MatrixRow[];
}

/** Business groups by phase, the pilot set first, the groups in the order they came. */
export function matrix(status: Pick<StatusView, 'phases' | 'rows'>): Matrix {
  const columns = status.phases.filter((phase) => phase.audience === 'users');
  const rows = pilotFirst(status.rows).map((row) => ({
    group: row.group,
    people: row.people,
    note: row.note ?? null,
    pilot: row.group.id === PILOT,
    cells: columns.map((phase) => row.waves.find((wave) => wave.phaseId === phase.id) ?? null),
  }));
  return { columns, itOnly: status.phases.filter((phase) => phase.audience === 'it-only'), rows };
}
