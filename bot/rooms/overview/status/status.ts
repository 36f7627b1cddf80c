import type { Temporal } from 'temporal-polyfill';
import { message, type Say, type Words } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type {
  PhaseFigures,
  StatusPhase,
  StatusRollout,
  StatusRow,
} from '../../../contract/overview/status.ts';
import type { WaveView } from '../../../contract/rollout/rollout.ts';
import type { PhaseStanding } from '../../criteria/exit-criteria.ts';
import type { Group } from '../../people/groups-table.ts';
import { PILOT } from '../../people/person.ts';
import type { PlaybookPhase } from '../../playbooks/playbook.ts';
import { presentPhase } from '../../playbooks/present-phase.ts';
import { presentRollout } from '../../rollout/present-rollout.ts';
import { nobodyIn, nobodyInGroup } from '../../rollout/turns/nobody-left.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import { rolloutState } from '../../rollout/waves/rollout-state.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';

/** People reached by the announcement of each wave, by wave id; a wave without one is missing. */
export type Reached = ReadonlyMap<string, number>;

export interface StatusFacts {
  rollout: Rollout;
  /** What the rollout is called among all. */
  name: Words;
  waves: readonly Wave[];
  groups: readonly Group[];
  reached: Reached;
  /** By phase; a phase that nobody has touched may be missing. */
  standing: ReadonlyMap<string, PhaseStanding>;
  today: Temporal.PlainDate;
}

/** A business group, or the pilot set, in one rollout. */
export type GroupInRollout = Omit<StatusRow, 'attention'>;

/** A rollout without what its waves say. */
export type RolloutHead = Omit<StatusRollout, 'phases'> & { phases: Omit<StatusPhase, 'figures'>[] };

/** What of the status does not grow with the groups. */
export function statusHead({ rollout, name, standing, today }: StatusFacts, say: Say): RolloutHead {
  return {
    ...presentRollout(rollout, say),
    name: sayWords(name, say),
    state: rolloutState(rollout, today),
    phases: rollout.playbook.phases.map((phase) => statusPhase(phase, standing.get(phase.id))),
  };
}

/** The rollout as a matrix: the pilot set, then the groups in the order of the plan, with a cell for each wave. */
export function statusRows({ waves, groups, reached, today }: StatusFacts, say: Say): GroupInRollout[] {
  const pilots = groups.reduce((sum, group) => sum + group.pilots, 0);
  const groupOf = new Map(groups.map((group) => [group.id, group]));
  const byGroup = Map.groupBy(waves, (wave) => wave.groupId);
  const rows: GroupInRollout[] = [];
  for (const [groupId, own] of byGroup) {
    const group = groupOf.get(groupId);
    const people = groupId === PILOT ? pilots : (group?.people ?? 0);
    const name = groupId === PILOT ? 'Pilot set' : (group?.name ?? groupId);
    const nobody = groupId === PILOT ? nobodyIn(groups, PILOT) : nobodyInGroup(group, groupId);
    rows.push({
      group: { id: groupId, name },
      people,
      ...(nobody && { note: say(message('overview.nobody-left', { why: nobody })) }),
      waves: own.map((wave) => waveView(wave, people, reached.get(wave.id) ?? null, today)),
    });
  }
  return rows;
}

/** What became of waves, by phase. */
export function figuresByPhase(rows: readonly Pick<StatusRow, 'waves'>[]): Map<string, PhaseFigures> {
  const found = new Map<string, PhaseFigures>();
  for (const { waves } of rows) {
    for (const { phaseId, state, people, reached } of waves) {
      const figures = found.get(phaseId) ?? noFigures();
      found.set(phaseId, figures);
      figures.waves[state] += 1;
      if (reached === null) continue;
      // Who was reached was in the wave, also if they are in another group by now.
      figures.announcedTo += Math.max(people, reached);
      figures.reached += reached;
    }
  }
  return found;
}

export function noFigures(): PhaseFigures {
  return {
    waves: { planned: 0, 'in-progress': 0, complete: 0, held: 0, cancelled: 0 },
    announcedTo: 0,
    reached: 0,
  };
}

function statusPhase(
  phase: PlaybookPhase,
  standing: PhaseStanding | undefined,
): Omit<StatusPhase, 'figures'> {
  const { id, name, audience, goal, requiredCriteria, optionalCriteria } = presentPhase(phase);
  return {
    id,
    name,
    audience,
    goal,
    requiredCriteria,
    optionalCriteria,
    infrastructure: standing?.infrastructure ?? 'not-started',
    requiredOpen: standing ? standing.requiredOpenBefore + standing.requiredOpenAfter : requiredCriteria,
  };
}

/** A wave as screens show it; `reached` is null before its announcement. */
export function waveView(
  wave: Wave,
  people: number,
  reached: number | null,
  today: Temporal.PlainDate,
): WaveView {
  return {
    id: wave.id,
    phaseId: wave.phaseId,
    state: waveState(wave, today),
    start: wave.start.toString(),
    end: wave.end.toString(),
    people,
    reached,
    // People can leave a group after they were reached.
    share: reached === null || people === 0 ? null : Math.min(1, reached / people),
  };
}
