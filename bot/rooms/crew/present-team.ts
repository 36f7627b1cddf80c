import type { RolloutTeamView, TeamMember } from '../../contract/crew/rollout-team.ts';
import { type Caller, leadsEverybody } from '../../doors/http/route.ts';
import type { Group } from '../people/groups-table.ts';
import type { RoleHolder } from '../people/roles-table.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import { inOrder, type Member } from './team.ts';

interface TeamFacts {
  rollout: Pick<Rollout, 'id' | 'title'>;
  members: readonly Member[];
  /** Business groups of the rollout. */
  groupIds: ReadonlySet<string>;
  groups: readonly Group[];
  champions: readonly RoleHolder[];
  caller: Caller;
}

export function presentTeam(facts: TeamFacts): RolloutTeamView {
  const { rollout, groupIds, groups, champions, caller } = facts;
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const seesAll = caller.role !== 'member';
  const led = new Set(facts.members.map(({ groupId }) => groupId));
  const helping = champions.filter(({ groupId }) => groupIds.has(groupId));
  const members = facts.members.filter(
    ({ groupId }) => seesAll || groupId === null || groupId === caller.group.id,
  );
  return {
    rollout: { id: rollout.id, title: rollout.title },
    mayName: leadsEverybody(caller),
    members: inOrder(members, nameOf).map((member) => presentMember(member, nameOf)),
    groupsWithoutLead: seesAll
      ? [...groupIds]
          .filter((id) => !led.has(id))
          .map((id) => ({ id, name: nameOf(id) }))
          .sort((a, b) => a.name.localeCompare(b.name))
      : [],
    champions: {
      people: helping.length,
      groups: new Set(helping.map(({ groupId }) => groupId)).size,
      own: helping.filter(({ groupId }) => groupId === caller.group.id).map(({ id, name }) => ({ id, name })),
    },
  };
}

function presentMember(member: Member, nameOf: (id: string) => string): TeamMember {
  const { id, role, groupId, name, email, personId, by, at } = member;
  return {
    id,
    role,
    group: groupId === null ? null : { id: groupId, name: nameOf(groupId) },
    name,
    email,
    outsider: personId === null,
    by,
    at,
  };
}
