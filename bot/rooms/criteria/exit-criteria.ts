import type { InfrastructureState } from '../../contract/criteria/criteria.ts';
import { sharedReads } from '../../doors/azure/shared-reads.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import { type CriteriaSummary, standingCriteria, summaryOf } from './criteria.ts';
import { type CriteriaTable, openCriteriaTable } from './criteria-table.ts';
import { openPhaseTracksTable, type PhaseTracksTable } from './phase-tracks-table.ts';
import type { Situations } from './situations.ts';
import { openSituationsTable, type SituationAnswer, type SituationsTable } from './situations-table.ts';

/** Where a phase stands on the side of IT. */
export interface PhaseStanding extends CriteriaSummary {
  infrastructure: InfrastructureState;
}

/** What is kept about the exit criteria of rollouts and the work of IT on their phases. */
export interface ExitCriteria {
  criteria: CriteriaTable;
  tracks: PhaseTracksTable;
  situations: SituationsTable;
  /** Where every phase of a rollout stands, by phase. Its cost follows the playbook, never the people. */
  standing(rollout: Pick<Rollout, 'id' | 'playbook'>): Promise<ReadonlyMap<string, PhaseStanding>>;
}

export async function openExitCriteria(storage: Storage): Promise<ExitCriteria> {
  const [criteria, tracks, situations] = await Promise.all([
    openCriteriaTable(storage),
    openPhaseTracksTable(storage),
    openSituationsTable(storage),
  ]);
  const keptOf = sharedReads((rolloutId) =>
    Promise.all([criteria.records(rolloutId), tracks.of(rolloutId), situations.of(rolloutId)]),
  );

  return {
    criteria,
    tracks,
    situations,
    async standing({ id, playbook }) {
      const [records, infrastructure, answers] = await keptOf(id);
      const applying = answered(answers);
      return new Map(
        playbook.phases.map((phase) => [
          phase.id,
          {
            ...summaryOf(standingCriteria(playbook, phase.id, records, applying)),
            infrastructure: infrastructure.get(phase.id)?.state ?? 'not-started',
          },
        ]),
      );
    },
  };
}

/** The answers that stand: one that was taken back is none. */
export function answered(answers: ReadonlyMap<string, SituationAnswer>): Situations {
  return new Map([...answers].flatMap(([id, { applies }]) => (applies === null ? [] : [[id, applies]])));
}
