import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import {
  getMembership,
  type MembershipView,
  type PersonBetweenView,
} from '../../../contract/rollout/membership.ts';
import { type Caller, leadsGroup, type Route, route } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import type { People } from '../../people/people.ts';
import { leadsWave } from '../waves/leads-wave.ts';
import { phaseOf, type Rollout, type Wave } from '../waves/rollout.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { movedInRollout } from './moved-in-rollout.ts';
import { type PersonBetween, peopleBetween } from './people-between.ts';
import { presentOwnWave } from './present-own-wave.ts';
import type { OwnWave } from './wave-for-person.ts';

const PAGE = 20;

interface MembershipDeps {
  people: Pick<People, 'moved' | 'groups' | 'table'>;
  rollouts: Pick<Rollouts, 'get' | 'waves' | 'pilots'>;
  clock: Clock;
  timeZone: string;
}

/** What leads see of changes of group. */
export function membershipRoutes({ people, rollouts, clock, timeZone }: MembershipDeps): Route[] {
  return [
    route(getMembership, async ({ caller, params, query }) => {
      const rollout = await rollouts.get(params.id);
      if (!rollout) throw notFound('rollout', params.id);
      const [moved, waves, groups] = await Promise.all([
        movedInRollout({ people, rollouts }, rollout),
        rollouts.waves(rollout.id),
        people.groups.all(),
      ]);
      const between = peopleBetween(moved, rollout, waves, today(clock, timeZone))
        .filter((one) => isTheirs(caller, one))
        .filter(
          ({ finishes, joinsLate }) =>
            query.wave === undefined || [...finishes, ...joinsLate].some(({ id }) => id === query.wave),
        );
      return presentPage(between, query.after, rollout, groups);
    }),
  ];
}

/** A lead hears of the people of the groups they lead, and of who finishes a wave of theirs. */
function isTheirs(caller: Caller, { person, audience, finishes }: PersonBetween): boolean {
  return (
    leadsGroup(caller, person.groupId) ||
    leadsWave(caller, { groupId: audience }) ||
    finishes.some((wave) => leadsWave(caller, wave))
  );
}

function presentPage(
  between: readonly PersonBetween[],
  after: string | undefined,
  rollout: Rollout,
  groups: readonly Group[],
): MembershipView {
  const from = after === undefined ? 0 : between.findIndex(({ person }) => person.id === after) + 1;
  const page = between.slice(from, from + PAGE);
  return {
    people: between.length,
    counts: {
      finishing: between.filter(({ finishes }) => finishes.length > 0).length,
      late: between.filter(({ joinsLate }) => joinsLate.length > 0).length,
      missing: between.filter(({ missed }) => missed.length > 0).length,
    },
    rows: page.map((one) => presentPerson(one, rollout, groups)),
    next: from + PAGE < between.length ? (page.at(-1)?.person.id ?? null) : null,
  };
}

function presentPerson(one: PersonBetween, rollout: Rollout, groups: readonly Group[]): PersonBetweenView {
  const groupOf = (id: string) => ({ id, name: nameOfGroup(groups, id) });
  const present = (wave: OwnWave<Wave>) => presentOwnWave(wave, rollout, groupOf(wave.groupId).name);
  return {
    person: { id: one.person.id, name: one.person.name },
    group: groupOf(one.audience),
    before: one.before === null ? null : groupOf(one.before),
    movedOn: one.movedOn.toString(),
    finishes: one.finishes.map(present),
    joinsLate: one.joinsLate.map(present),
    missed: one.missed.map(({ phaseId, why }) => ({
      phase: { id: phaseId, name: phaseOf(rollout, phaseId).name },
      why,
    })),
  };
}
