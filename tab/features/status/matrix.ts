import type { StatusRollout, StatusRow } from '../../../bot/contract/overview/status.ts';
import type { WaveView } from '../../../bot/contract/rollout/rollout.ts';

export interface MatrixColumn {
  readonly id: string;
  readonly name: string;
}

/** What stands of a group in one column: a wave to open, in words of its own where there are several. */
export interface MatrixCell {
  readonly wave: WaveView;
  /** The phase of the wave, and how many of the waves of this rollout are complete; null where a column is a phase. */
  readonly progress: { readonly phase: string; readonly complete: number; readonly all: number } | null;
}

export interface MatrixRow {
  readonly group: StatusRow['group'];
  readonly people: number;
  readonly attention: StatusRow['attention'];
  /** What is to be known of a group without people. */
  readonly note: string | null;
  /** One cell for each column; null where the group has no wave there. */
  readonly cells: readonly (MatrixCell | null)[];
}

export interface Matrix {
  /** What the columns are. */
  readonly of: 'phases' | 'rollouts';
  readonly columns: readonly MatrixColumn[];
  /** Phases of the only rollout that only IT works on: nobody gets a wave of them. */
  readonly itOnly: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/**
 * Business groups by phase, or where there are several rollouts by rollout: then each cell has the wave that a group is
 * in, or the one that comes next.
 */
export function matrix(rollouts: readonly StatusRollout[], rows: readonly StatusRow[]): Matrix {
  const [only, ...others] = rollouts;
  if (only === undefined || others.length > 0) {
    return {
      of: 'rollouts',
      columns: rollouts.map(({ id, name }) => ({ id, name })),
      itOnly: [],
      rows: rows.map((row) =>
        rowOf(
          row,
          rollouts.map((rollout) => cellOfRollout(row, rollout)),
        ),
      ),
    };
  }
  const columns = only.phases.filter((phase) => phase.audience === 'users');
  return {
    of: 'phases',
    columns: columns.map(({ id, name }) => ({ id, name })),
    itOnly: only.phases.filter((phase) => phase.audience === 'it-only').map(({ name }) => name),
    rows: rows.map((row) =>
      rowOf(
        row,
        columns.map((phase) => cellOfPhase(row, phase.id)),
      ),
    ),
  };
}

/** The rollout that a wave is of, by its id. */
export function rolloutOfWave(waveId: string): string {
  return waveId.split('.')[0] ?? '';
}

function rowOf({ group, people, attention, note }: StatusRow, cells: MatrixRow['cells']): MatrixRow {
  return { group, people, attention, note: note ?? null, cells };
}

function cellOfPhase({ waves }: StatusRow, phaseId: string): MatrixCell | null {
  const wave = waves.find((one) => one.phaseId === phaseId);
  return wave === undefined ? null : { wave, progress: null };
}

/** The wave that asks for most: one that is held, then one under way, then the next, then the last that is over. */
function cellOfRollout({ waves }: StatusRow, { id, phases }: StatusRollout): MatrixCell | null {
  const own = waves
    .filter((wave) => rolloutOfWave(wave.id) === id)
    .toSorted((a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end));
  const first = (state: WaveView['state']) => own.find((wave) => wave.state === state);
  const wave = first('held') ?? first('in-progress') ?? first('planned') ?? own.at(-1);
  if (wave === undefined) return null;
  const phase = phases.find((one) => one.id === wave.phaseId)?.name ?? wave.phaseId;
  const complete = own.filter(({ state }) => state === 'complete').length;
  return { wave, progress: { phase, complete, all: own.length } };
}
