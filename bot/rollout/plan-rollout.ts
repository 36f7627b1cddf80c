import { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp } from '../clock.ts';
import type { PlanRollout } from '../contract/rollout.ts';
import { conflict, invalid, notFound } from '../errors.ts';
import type { People } from '../people/people.ts';
import { UNASSIGNED } from '../people/person.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { Rollout, Rollouts } from './rollouts.ts';
import { schedule } from './schedule.ts';

interface PlanDeps {
  people: People;
  rollouts: Rollouts;
  clock: Clock;
}

/**
 * Plans a rollout and stores it with its waves.
 * @throws AnswerError for an unknown playbook or group, a plan that breaks a rule (with the reason), or an id
 *   that is taken.
 */
export async function planRollout(
  { people, rollouts, clock }: PlanDeps,
  request: PlanRollout,
): Promise<{ rollout: Rollout; waves: PlannedWave[] }> {
  const playbook = rollouts.playbooks.find((candidate) => candidate.id === request.playbookId);
  if (!playbook) throw notFound('playbook', request.playbookId);
  const groups = await groupsToPlan(people, request.groups);
  const start = Temporal.PlainDate.from(request.start);
  const plan = schedule({ playbook, strategy: request.strategy, start, groups });
  if (!plan.ok) throw invalid(plan.code, plan.why);

  const rollout: Rollout = {
    id: request.id,
    title: request.title,
    playbook,
    strategy: request.strategy,
    start,
    end: plan.end,
    plannedAt: timestamp(clock),
  };
  if ((await rollouts.add(rollout, plan.waves)) === 'exists') {
    throw conflict('rollout-exists', `There is a rollout "${request.id}" already. Choose another id.`);
  }
  return { rollout, waves: plan.waves };
}

async function groupsToPlan(people: People, asked: readonly string[] | undefined): Promise<string[]> {
  const known = (await people.groups.all()).map((group) => group.id).filter((id) => id !== UNASSIGNED.id);
  if (!asked) return known;
  const strange = asked.filter((id) => !known.includes(id));
  if (strange.length === 0) return [...asked];
  throw invalid(
    'group-not-found',
    `There is no business group ${strange.map((id) => `"${id}"`).join(', ')}.`,
  );
}
