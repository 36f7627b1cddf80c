import { timestamp } from '../../../base/clock.ts';
import { conflict, invalid } from '../../../base/errors.ts';
import type { PlanRollout } from '../../../contract/rollout/rollout.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { KeptSettings } from '../waves/kept-settings.ts';
import type { PlannedWave } from '../waves/planned-wave.ts';
import type { Rollout } from '../waves/rollout.ts';
import { checkCollisions } from './collision-words.ts';
import { planCollisions } from './plan-collisions.ts';
import type { PlanInDays } from './plan-in-days.ts';
import { type PlanDeps, type PlanRequest, planRequest } from './plan-request.ts';
import { checkedPlanInDays, onCalendar } from './schedule.ts';

/** What one cell of a table takes, in characters. */
export const MOST_SETTINGS = 32_000;

/**
 * Plans a rollout and stores it with its waves, its settings and a copy of the organisation's pilot set.
 * @throws AnswerError for an unknown playbook or group, a plan that breaks a rule (with the reason) or runs into other
 *   rollouts without saying why it may, or an id that is taken; and while people are being imported.
 */
export async function planRollout(
  deps: PlanDeps,
  asked: PlanRollout,
  by: Pick<Caller, 'id' | 'name'>,
): Promise<{ rollout: Rollout; waves: PlannedWave[] }> {
  if (JSON.stringify(asked.settings ?? {}).length > MOST_SETTINGS) throw invalid('settings-too-long');
  const stillSettled = await deps.people.upheaval.refuse();
  const plannedAt = timestamp(deps.clock);
  // Before it is read, so that nobody replaces it until the rollout is there.
  await deps.rollouts.playbooks.claim(asked.playbookId, plannedAt);
  for (;;) {
    const datesSeen = await deps.rollouts.datesSeen();
    const planned = await workedOut(deps, asked, { plannedAt, plannedBy: { id: by.id, name: by.name } });
    const pilots = [...(await deps.people.table.pilots()).keys()];
    await stillSettled();
    const added = await deps.rollouts.add(planned.rollout, planned.waves, pilots, datesSeen);
    if (added === 'added') return planned;
    // Another rollout got other dates after this one was judged by them.
    if (added === 'others-changed') continue;
    if (added === 'being-planned') throw conflict('rollout-being-planned', { id: asked.id });
    throw conflict(added === 'deleted' ? 'rollout-id-used' : 'rollout-exists', { id: asked.id });
  }
}

/** The plan that is asked for, beside the rollouts that there are. @throws AnswerError where it cannot be had */
async function workedOut(
  deps: PlanDeps,
  asked: PlanRollout,
  planned: Pick<Rollout, 'plannedAt' | 'plannedBy'>,
): Promise<{ rollout: Rollout; waves: PlannedWave[] }> {
  const { id, title, strategy, settings = {} } = asked;
  const read = await planRequest(deps, asked);
  const inDays = checkedPlanInDays({ ...read.request, strategy });
  if (!inDays.ok) throw invalid(inDays.code, inDays.params);
  const kept = { ...settings, ...reasonKept(inDays, read, asked.collisionReason) };
  const { playbook, start } = read.request;
  const { waves, end } = onCalendar(inDays);
  const rollout = { id, title, playbook, strategy, start, end, settings: kept, ...planned, cancelled: null };
  return { rollout, waves };
}

/** The reason for running into other rollouts, where the plan does. @throws AnswerError where none is given or helps. */
function reasonKept(
  plan: Extract<PlanInDays, { ok: true }>,
  { request: { playbook }, beside }: PlanRequest,
  reason: string | undefined,
): Pick<KeptSettings, 'collisionReason'> {
  const collisions = planCollisions(plan, playbook, beside);
  if (collisions === null) return {};
  const { nextStart } = collisions;
  checkCollisions(collisions, { playbook, groups: beside.groups, nextStart }, reason);
  return reason === undefined ? {} : { collisionReason: reason };
}
