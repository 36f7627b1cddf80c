import { timestamp } from '../../../base/clock.ts';
import { conflict, invalid } from '../../../base/errors.ts';
import type { PlanRollout } from '../../../contract/rollout/rollout.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { PlannedWave } from '../waves/planned-wave.ts';
import type { Rollout } from '../waves/rollout.ts';
import { type PlanDeps, planRequest } from './plan-request.ts';
import { schedule } from './schedule.ts';

/** What one cell of a table takes, in characters. */
const MOST_SETTINGS = 32_000;

/**
 * Plans a rollout and stores it with its waves and settings.
 * @throws AnswerError for an unknown playbook or group, a plan that breaks a rule (with the reason), or an id
 *   that is taken; and while people are being imported.
 */
export async function planRollout(
  deps: PlanDeps,
  asked: PlanRollout,
  by: Pick<Caller, 'id' | 'name'>,
): Promise<{ rollout: Rollout; waves: PlannedWave[] }> {
  const { strategy, settings = {} } = asked;
  if (JSON.stringify(settings).length > MOST_SETTINGS) throw invalid('settings-too-long');
  const stillSettled = await deps.people.upheaval.refuse();
  const plannedAt = timestamp(deps.clock);
  // Before it is read, so that nobody replaces it until the rollout is there.
  await deps.rollouts.playbooks.claim(asked.playbookId, plannedAt);
  const request = await planRequest(deps, asked);
  const plan = schedule({ ...request, strategy });
  if (!plan.ok) throw invalid(plan.code, plan.params);

  const rollout: Rollout = {
    id: asked.id,
    title: asked.title,
    playbook: request.playbook,
    strategy,
    start: request.start,
    end: plan.end,
    settings,
    plannedAt,
    plannedBy: { id: by.id, name: by.name },
    cancelled: null,
  };
  await stillSettled();
  const added = await deps.rollouts.add(rollout, plan.waves);
  if (added === 'being-planned') throw conflict('rollout-being-planned', { id: asked.id });
  if (added === 'deleted') throw conflict('rollout-id-used', { id: asked.id });
  if (added === 'exists') throw conflict('rollout-exists', { id: asked.id });
  return { rollout, waves: plan.waves };
}
