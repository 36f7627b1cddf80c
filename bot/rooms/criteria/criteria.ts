import { conflict, forbidden, invalid } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { CriterionState } from '../../contract/criteria/criteria.ts';
import { PILOT } from '../people/person.ts';
import type { ExitCriterion, Playbook } from '../playbooks/playbook.ts';
import { isRequired, type Situations } from './situations.ts';

/** What was last said about a criterion. */
export interface CriterionRecord {
  state: CriterionState;
  evidence: string;
  link: string | null;
  reason: string;
  by: { id: string; name: string };
  at: string;
  /** Waived by an approver with a reason. */
  approved: boolean;
  /** 1 for the first change, then one more with each. */
  version: number;
}

/** Records by the key of `keyOf`; a criterion that nobody has touched is missing. */
export type CriterionRecords = ReadonlyMap<string, CriterionRecord>;

/** A criterion as it stands in one organisation. */
export interface StandingCriterion {
  criterion: ExitCriterion;
  required: boolean;
  /** Waiving it needs an approver and a reason. */
  needsApproval: boolean;
  state: CriterionState;
}

export interface CriteriaSummary {
  required: number;
  requiredOpenBefore: number;
  requiredOpenAfter: number;
  /** No required criterion that is due before the rollout is open. */
  ready: boolean;
}

type Criteria = Pick<Playbook, 'phases'>;

/** Playbooks do not change once they are read, and the status asks for these with each request. */
const keysOf = new WeakMap<Criteria, Map<string, string>>();

/**
 * The criterion under which the state of this one is kept: criteria that ask the same are met together, whichever
 * of them names the other. The first of them in the playbook stands for all.
 */
export function keyOf(playbook: Criteria, criterion: Pick<ExitCriterion, 'id' | 'sameAs'>): string {
  const keys = keysOf.get(playbook) ?? new Map<string, string>();
  keysOf.set(playbook, keys);
  const key = keys.get(criterion.id) ?? firstOfSame(playbook, criterion);
  keys.set(criterion.id, key);
  return key;
}

function firstOfSame(playbook: Criteria, criterion: Pick<ExitCriterion, 'id'>): string {
  const all = playbook.phases.flatMap((phase) => phase.exitCriteria);
  const same = new Set([criterion.id]);
  for (let before = 0; before !== same.size; ) {
    before = same.size;
    for (const { id, sameAs } of all) {
      if (sameAs === undefined || !(same.has(id) || same.has(sameAs))) continue;
      same.add(id).add(sameAs);
    }
  }
  return all.find(({ id }) => same.has(id))?.id ?? criterion.id;
}

/** Every criterion of a phase as it stands. A required one that was waived without approval is open. */
export function standingCriteria(
  playbook: Criteria,
  phaseId: string,
  records: CriterionRecords,
  situations: Situations,
): StandingCriterion[] {
  const all = playbook.phases.flatMap((phase) => phase.exitCriteria);
  const requiredKeys = new Set(
    all.filter(({ requiredWhen }) => isRequired(requiredWhen, situations)).map((one) => keyOf(playbook, one)),
  );
  const own = playbook.phases.find(({ id }) => id === phaseId)?.exitCriteria ?? [];
  return own.map((criterion) => {
    const key = keyOf(playbook, criterion);
    const needsApproval = requiredKeys.has(key);
    const record = records.get(key);
    const unapproved = record?.state === 'waived' && needsApproval && !record.approved;
    return {
      criterion,
      required: isRequired(criterion.requiredWhen, situations),
      needsApproval,
      state: record === undefined || unapproved ? 'open' : record.state,
    };
  });
}

/** Whether a criterion is due by the day on which a wave of its phase starts: the pilot comes before its own results. */
export function isDueBefore({ timing }: Pick<ExitCriterion, 'timing'>, groupId: string): boolean {
  return timing === 'before-rollout' || (timing === 'before-first-group' && groupId !== PILOT);
}

/** The required criteria counted; a phase is ready when none of those due before its rollout is open. */
export function summaryOf(standing: readonly StandingCriterion[]): CriteriaSummary {
  const required = standing.filter((one) => one.required);
  const open = required.filter(({ state }) => state === 'open');
  const before = open.filter(({ criterion }) => criterion.timing === 'before-rollout').length;
  return {
    required: required.length,
    requiredOpenBefore: before,
    requiredOpenAfter: open.length - before,
    ready: before === 0,
  };
}

/** Who wants to change a criterion; both rights belong to leads of all groups. */
interface Changer {
  leadsAll: boolean;
  approver: boolean;
}

interface CriterionWish {
  state: CriterionState;
  reason: string;
}

/** @throws AnswerError for a change that this person may not make. */
export function checkMayChange(
  { leadsAll, approver }: Changer,
  wish: CriterionWish,
  { criterion, needsApproval }: Pick<StandingCriterion, 'criterion' | 'needsApproval'>,
): void {
  if (!leadsAll) throw forbidden('all-groups-only', { what: 'criteria' });
  if (wish.state !== 'waived' || !needsApproval) return;
  if (!approver) throw forbidden('approver-only', { doing: 'waive', title: criterion.title });
  if (wish.reason === '') {
    throw invalid('reason-missing', { title: criterion.title, doing: 'waive' }, [
      { where: 'reason', what: message('common.is-empty') },
    ]);
  }
}

/** For the second of two leads: who was faster, and with what. */
export function changedMeanwhile(title: string, now: CriterionRecord | undefined) {
  return conflict('criterion-changed', { title, by: now?.by.name ?? '', state: now?.state ?? 'unknown' });
}
