import type { Say } from '../../base/words/message.ts';
import type {
  CriteriaView,
  CriterionChange,
  CriterionView,
  PhaseCriteria,
  RolloutTrack,
} from '../../contract/criteria/criteria.ts';
import type { PlaybookPhase } from '../playbooks/playbook.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import {
  type CriterionRecord,
  type CriterionRecords,
  keyOf,
  type StandingCriterion,
  standingCriteria,
  summaryOf,
} from './criteria.ts';
import { answered } from './exit-criteria.ts';
import type { Infrastructure } from './phase-tracks-table.ts';
import { questionOf, situationOf, situationsOf } from './situations.ts';
import type { SituationAnswer } from './situations-table.ts';

export interface CriteriaFacts {
  rollout: Pick<Rollout, 'id' | 'title' | 'playbook'>;
  records: CriterionRecords;
  history: ReadonlyMap<string, readonly CriterionRecord[]>;
  answers: ReadonlyMap<string, SituationAnswer>;
  infrastructure: ReadonlyMap<string, Infrastructure>;
  /** By phase that reaches people. */
  tracks: ReadonlyMap<string, RolloutTrack>;
  mayChange: boolean;
  mayWaiveRequired: boolean;
  say: Say;
}

/** The checklist of a whole rollout. */
export function presentCriteria(facts: CriteriaFacts): CriteriaView {
  const { rollout, answers } = facts;
  return {
    rollout: { id: rollout.id, title: rollout.title },
    mayChange: facts.mayChange,
    mayWaiveRequired: facts.mayWaiveRequired,
    situations: situationsOf(rollout.playbook).map((id) => {
      const answer = answers.get(id);
      return {
        id,
        question: facts.say(questionOf(id)),
        applies: answer?.applies ?? null,
        by: answer ? nameOf(answer.by) : null,
        at: answer?.at ?? null,
      };
    }),
    phases: rollout.playbook.phases.map((phase) => presentPhase(phase, facts)),
  };
}

function presentPhase(phase: PlaybookPhase, facts: CriteriaFacts): PhaseCriteria {
  const { playbook } = facts.rollout;
  const standing = standingCriteria(playbook, phase.id, facts.records, answered(facts.answers));
  const summary = summaryOf(standing);
  const infrastructure = facts.infrastructure.get(phase.id);
  return {
    id: phase.id,
    name: phase.name,
    audience: phase.audience,
    infrastructure: {
      state: infrastructure?.state ?? 'not-started',
      by: infrastructure ? nameOf(infrastructure.by) : null,
      at: infrastructure?.at ?? null,
    },
    rollout: phase.audience === 'users' ? (facts.tracks.get(phase.id) ?? 'planned') : null,
    required: summary.required,
    requiredOpenBefore: summary.requiredOpenBefore,
    requiredOpenAfter: summary.requiredOpenAfter,
    ready: summary.ready,
    criteria: standing.map((one) => presentCriterion(one, facts)),
  };
}

function presentCriterion(standing: StandingCriterion, facts: CriteriaFacts): CriterionView {
  const { criterion, required, needsApproval, state } = standing;
  const key = keyOf(facts.rollout.playbook, criterion);
  const record = facts.records.get(key);
  return {
    id: criterion.id,
    title: criterion.title,
    detail: criterion.detail,
    checkWhere: criterion.checkWhere,
    timing: criterion.timing,
    required,
    situation: situationOf(criterion.requiredWhen),
    sameAs: sameAs(criterion.id, key, facts),
    needsApproval,
    state,
    evidence: record?.evidence ?? '',
    link: record?.link ?? null,
    reason: record?.reason ?? '',
    by: record ? nameOf(record.by) : null,
    at: record?.at ?? null,
    version: record?.version ?? 0,
    history: (facts.history.get(key) ?? []).map(presentChange),
  };
}

function sameAs(id: string, key: string, { rollout: { playbook } }: CriteriaFacts): CriterionView['sameAs'] {
  return playbook.phases.flatMap((phase) =>
    phase.exitCriteria
      .filter((other) => other.id !== id && keyOf(playbook, other) === key)
      .map((other) => ({ id: other.id, title: other.title, phaseName: phase.name })),
  );
}

function presentChange(record: CriterionRecord): CriterionChange {
  return {
    state: record.state,
    evidence: record.evidence,
    link: record.link,
    reason: record.reason,
    by: nameOf(record.by),
    at: record.at,
  };
}

function nameOf({ id, name }: { id: string; name: string }) {
  return { id, name };
}
