import { type Clock, timestamp } from '../../base/clock.ts';
import { conflict, forbidden, invalid, notFound } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { InfrastructureState, SetCriterion } from '../../contract/criteria/criteria.ts';
import { type Caller, leadsEverybody } from '../../doors/http/route.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import { changedMeanwhile, checkMayChange, keyOf, standingCriteria } from './criteria.ts';
import { answered, type ExitCriteria } from './exit-criteria.ts';
import type { Seen } from './save-over.ts';
import { situationsOf } from './situations.ts';

interface ChangeDeps {
  exitCriteria: ExitCriteria;
  clock: Clock;
}

interface CriterionChangeWish {
  rollout: Rollout;
  criterionId: string;
  wish: SetCriterion;
  caller: Caller;
}

/** @throws AnswerError for who may not, for what does not fit, or who was faster; nothing is overwritten. */
export async function changeCriterion(
  { exitCriteria, clock }: ChangeDeps,
  { rollout, criterionId, wish, caller }: CriterionChangeWish,
): Promise<void> {
  const { playbook } = rollout;
  const phase = playbook.phases.find((one) => one.exitCriteria.some(({ id }) => id === criterionId));
  if (!phase) throw notFound('criterion', criterionId);
  const [records, answers] = await Promise.all([
    exitCriteria.criteria.records(rollout.id),
    exitCriteria.situations.of(rollout.id),
  ]);
  const standing = standingCriteria(playbook, phase.id, records, answered(answers)).find(
    ({ criterion }) => criterion.id === criterionId,
  );
  if (!standing) throw notFound('criterion', criterionId);
  checkMayChange({ leadsAll: leadsEverybody(caller), approver: caller.approver }, wish, standing);

  const key = keyOf(playbook, standing.criterion);
  const saved = await exitCriteria.criteria.save(rollout.id, key, {
    state: wish.state,
    evidence: wish.evidence,
    link: wish.link,
    reason: wish.reason,
    by: byline(caller),
    at: timestamp(clock),
    approved: wish.state === 'waived' && caller.approver && wish.reason !== '',
    version: wish.seen + 1,
  });
  if (saved === 'changed') {
    throw changedMeanwhile(standing.criterion.title, await exitCriteria.criteria.get(rollout.id, key));
  }
}

/**
 * Says whether a situation applies to this organisation.
 * @throws AnswerError for who may not, for an unknown one, or who was faster; nothing is overwritten
 */
export async function answerSituation(
  { exitCriteria, clock }: ChangeDeps,
  rollout: Rollout,
  { situation, applies, seen }: { situation: string; applies: boolean | null; seen?: Seen },
  caller: Caller,
): Promise<void> {
  checkLeadsAll(caller, 'situations');
  if (!situationsOf(rollout.playbook).includes(situation)) {
    throw invalid('situation-unknown', { situation }, [
      { where: 'situation', what: message('criteria.no-situation') },
    ]);
  }
  const answer = { applies, by: byline(caller), at: timestamp(clock) };
  if ((await exitCriteria.situations.save(rollout.id, situation, answer, seen)) === 'saved') return;
  const now = (await exitCriteria.situations.of(rollout.id)).get(situation);
  throw conflict('situation-changed', { by: now?.by.name ?? message('common.somebody') });
}

/**
 * Says how far IT has set a phase up.
 * @throws AnswerError for who may not, for an unknown phase, or who was faster; nothing is overwritten
 */
export async function sayInfrastructure(
  { exitCriteria, clock }: ChangeDeps,
  rollout: Rollout,
  { phaseId, state, seen }: { phaseId: string; state: InfrastructureState; seen?: Seen },
  caller: Caller,
): Promise<void> {
  checkLeadsAll(caller, 'infrastructure');
  if (!rollout.playbook.phases.some(({ id }) => id === phaseId)) throw notFound('phase', phaseId);
  const said = { state, by: byline(caller), at: timestamp(clock) };
  if ((await exitCriteria.tracks.save(rollout.id, phaseId, said, seen)) === 'saved') return;
  const now = (await exitCriteria.tracks.of(rollout.id)).get(phaseId);
  throw conflict('infrastructure-changed', { by: now?.by.name ?? message('common.somebody') });
}

function checkLeadsAll(caller: Caller, what: 'situations' | 'infrastructure'): void {
  if (leadsEverybody(caller)) return;
  throw forbidden('all-groups-only', { what });
}

function byline({ id, name }: Caller) {
  return { id, name };
}
