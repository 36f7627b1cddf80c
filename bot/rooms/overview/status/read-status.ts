import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import type { StatusRow } from '../../../contract/overview/status.ts';
import { sharedReads } from '../../../doors/azure/shared-reads.ts';
import type { ExitCriteria } from '../../criteria/exit-criteria.ts';
import type { People } from '../../people/people.ts';
import { groupsReader } from '../../rollout/pilots/groups-in-rollout.ts';
import { ORGANISATIONS_SET } from '../../rollout/pilots/pilot-set.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { keptStatus, type RolloutStatus } from './kept-status.ts';
import { mergeRows } from './merge-rows.ts';
import type { Reached, StatusFacts } from './status.ts';

export interface StatusDeps {
  people: Pick<People, 'groups' | 'table'>;
  rollouts: Pick<Rollouts, 'plans' | 'pilots'>;
  /** How many people each wave's announcement reached; told by the room that announces. */
  reachedIn(rolloutId: string): Promise<Reached>;
  exitCriteria: Pick<ExitCriteria, 'standing'>;
  clock: Clock;
  timeZone: string;
}

/** The status of rollouts before anybody's page is cut from it. */
export interface WholeStatus {
  today: string;
  statuses: readonly RolloutStatus[];
  rows: readonly StatusRow[];
}

interface AllFacts {
  today: string;
  facts: readonly StatusFacts[];
}

/** Stands for all rollouts in sight; no id is empty. */
const IN_SIGHT = '';

/**
 * The status of a rollout by id, or of all in sight, for everybody who asks at the same time read once. All who read the
 * same language get the same object: nobody may change it.
 */
export function statusReader(deps: StatusDeps): (say: Say, rolloutId?: string) => Promise<WholeStatus> {
  const { people, rollouts, reachedIn, exitCriteria, clock, timeZone } = deps;
  const kept = new WeakMap<Say, ReturnType<typeof wholeStatus>>();

  const read = sharedReads(async (id): Promise<AllFacts> => {
    const date = today(clock, timeZone);
    const [plans, groupsIn] = await Promise.all([rollouts.plans(), groupsReader(people)]);
    const all = plans.map(({ rollout }) => rollout);
    const planOf = new Map(plans.map((plan) => [plan.rollout, plan]));
    const names = nameRollouts(all);
    const shown = id === IN_SIGHT ? rolloutsInSight(all, date) : all.filter((one) => one.id === id);
    if (id !== IN_SIGHT && shown.length === 0) throw notFound('rollout', id);
    const facts = shown.map(async (rollout): Promise<StatusFacts> => {
      const plan = planOf.get(rollout);
      const [groups, reached, standing] = await Promise.all([
        groupsIn(plan?.pilots ?? ORGANISATIONS_SET),
        reachedIn(rollout.id),
        exitCriteria.standing(rollout),
      ]);
      const name = names.get(rollout.id) ?? rollout.title;
      const waves = plan?.waves ?? [];
      return { rollout, name, waves, groups, reached, standing, today: date };
    });
    return { today: date.toString(), facts: await Promise.all(facts) };
  });

  return async (say, rolloutId = IN_SIGHT) => {
    const facts = await read(rolloutId);
    const whole = kept.get(say) ?? wholeStatus(say);
    kept.set(say, whole);
    return whole(rolloutId, facts);
  };
}

/** Puts the groups of several rollouts together only when one of them has changed. */
function wholeStatus(say: Say): (asked: string, facts: AllFacts) => WholeStatus {
  const statusOf = keptStatus(say);
  const byAsked = new Map<string, WholeStatus>();

  return (asked, { today: date, facts }) => {
    const statuses = facts.map(statusOf);
    const before = byAsked.get(asked);
    if (before && before.today === date && sameItems(before.statuses, statuses)) return before;
    const whole = { today: date, statuses, rows: mergeRows(statuses, date) };
    byAsked.set(asked, whole);
    return whole;
  };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
