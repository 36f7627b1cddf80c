import { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../../base/clock.ts';
import { forbidden, invalid, notFound } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { PlanRollout } from '../../../contract/rollout/rollout.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { UNASSIGNED } from '../../people/person.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { groupNames } from './group-names.ts';
import type { Beside } from './judge-collisions.ts';
import type { FoundationPlan } from './needs-fault.ts';
import type { ScheduleRequest } from './plan-in-days.ts';
import type { PlanningRulesTable } from './planning-rules-table.ts';
import { readBeside } from './read-beside.ts';

export interface PlanDeps {
  people: People;
  rollouts: Rollouts;
  planningRules: PlanningRulesTable;
  clock: Clock;
  timeZone: string;
}

export interface PlanRequest {
  request: Omit<ScheduleRequest, 'strategy'>;
  beside: Beside;
}

/**
 * What is asked for, with all that a plan depends on: the groups there are, the day it is, the rollouts that go beside
 * it, and for a workload what it stands on of the foundation.
 * @throws AnswerError for an unknown playbook or group.
 */
export async function planRequest(
  { people, rollouts, planningRules, clock, timeZone }: PlanDeps,
  asked: Pick<PlanRollout, 'playbookId' | 'start' | 'groups' | 'settings'>,
): Promise<PlanRequest> {
  const kept = await rollouts.playbooks.get(asked.playbookId);
  if (!kept) throw notFound('playbook', asked.playbookId);
  const { playbook } = kept;
  if (playbook.kind === 'foundation' && asked.settings?.firstGroupSegments !== undefined) {
    throw invalid('first-group-of-workload', { playbook: playbook.name }, [
      { where: 'settings.firstGroupSegments', what: message('rollout.for-workloads') },
    ]);
  }
  const [groups, foundations] = await Promise.all([people.groups.all(), foundationsOf(rollouts, playbook)]);
  const request = {
    playbook,
    start: Temporal.PlainDate.from(asked.start),
    groups: groupsToPlan(groups, asked.groups),
    groupNames: groupNames(groups),
    settings: asked.settings ?? {},
    today: today(clock, timeZone),
    foundations,
  };
  return { request, beside: await readBeside({ rollouts, planningRules }, groups) };
}

/** @throws AnswerError for anybody but a lead of all groups. */
export function checkMayPlan(caller: Caller): void {
  if (leadsEverybody(caller)) return;
  throw forbidden('all-groups-only', { what: 'plan' });
}

function groupsToPlan(groups: readonly Group[], asked: readonly string[] | undefined): string[] {
  const assigned = groups.filter(({ id }) => id !== UNASSIGNED.id);
  // A group that everybody has left stays known, but a wave for nobody is only planned when somebody asks for it.
  if (!asked) return assigned.filter(({ people }) => people > 0).map(({ id }) => id);
  const known = assigned.map(({ id }) => id);
  const strange = asked.filter((id) => !known.includes(id));
  if (strange.length === 0) return [...asked];
  throw invalid('group-not-found', { id: strange.join('", "') });
}

/** All rollouts of the foundation that were not cancelled; none where none is needed. */
async function foundationsOf(rollouts: Rollouts, playbook: Playbook): Promise<FoundationPlan[]> {
  if (playbook.kind !== 'workload') return [];
  const going = await rollouts.going();
  return Promise.all(
    going
      .filter((rollout) => rollout.playbook.kind === 'foundation')
      .map(async (rollout) => ({ playbook: rollout.playbook, waves: await rollouts.waves(rollout.id) })),
  );
}
