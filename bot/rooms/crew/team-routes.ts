import { type Clock, timestamp } from '../../base/clock.ts';
import { conflict, forbidden, notFound } from '../../base/errors.ts';
import {
  findTeamCandidates,
  getRolloutTeam,
  type NameTeamMember,
  nameTeamMember,
  type RolloutTeamView,
  removeTeamMember,
} from '../../contract/crew/rollout-team.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { findCandidates, resolveCandidate } from './find-candidates.ts';
import { presentTeam } from './present-team.ts';
import type { RolloutTeam } from './rollout-team.ts';
import { checkPlace, type Member, MOST_IT_SPECIALISTS, memberId, placeTaken } from './team.ts';

interface TeamRoutesDeps {
  people: People;
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
  team: RolloutTeam;
  clock: Clock;
}

export function teamRoutes(deps: TeamRoutesDeps): Route[] {
  const { people, team } = deps;
  return [
    // Before the routes with a member's id, as "candidates" could be one.
    route(findTeamCandidates, async ({ caller, params, query }) => {
      checkMayName(caller);
      await rolloutOf(deps, params.id);
      const found = await findCandidates(people, query.search);
      return {
        people: await Promise.all(
          found.map(async ({ upn, name, groupId, role }) => ({
            upn,
            name,
            group: { id: groupId, name: await people.groupName(groupId) },
            role,
          })),
        ),
      };
    }),
    route(getRolloutTeam, async ({ caller, params }) => view(deps, await rolloutOf(deps, params.id), caller)),
    route(nameTeamMember, async ({ caller, params, body }) => {
      checkMayName(caller);
      const rollout = await rolloutOf(deps, params.id);
      await addMember(deps, rollout, body, caller);
      return view(deps, rollout, caller);
    }),
    route(removeTeamMember, async ({ caller, params, query }) => {
      checkMayName(caller);
      const rollout = await rolloutOf(deps, params.id);
      await takeOff(team, rollout.id, params.memberId, query.seen);
      return view(deps, rollout, caller);
    }),
  ];
}

async function addMember(
  deps: TeamRoutesDeps,
  rollout: Rollout,
  { role, groupId, who }: NameTeamMember,
  caller: Caller,
): Promise<void> {
  const { people, team, clock } = deps;
  checkPlace({ role, groupId }, await groupIdsOf(deps, rollout.id));
  if (role === 'it-specialist') await checkRoom(team, rollout.id);
  const person = await resolveCandidate(people, who);
  const member: Member = {
    id: memberId({ role, groupId, email: person.email }),
    role,
    groupId,
    ...person,
    by: { id: caller.id, name: caller.name },
    at: timestamp(clock),
  };
  if ((await team.members.add(rollout.id, member)) === 'added') return;
  const holder = (await team.members.get(rollout.id, member.id)) ?? member;
  throw placeTaken(holder, groupId === null ? null : await people.groupName(groupId));
}

/** Who is gone already is off the team as well; somebody else in the same place stays. */
async function takeOff(team: RolloutTeam, rolloutId: string, id: string, seen: string): Promise<void> {
  const member = await team.members.get(rolloutId, id);
  if (!member) return;
  if (member.at === seen && (await team.members.remove(rolloutId, member)) === 'removed') return;
  const now = await team.members.get(rolloutId, id);
  if (now) throw conflict('team-changed', { by: now.by.name, name: now.name });
}

async function checkRoom(team: RolloutTeam, rolloutId: string): Promise<void> {
  const members = await team.members.of(rolloutId);
  if (members.filter(({ role }) => role === 'it-specialist').length < MOST_IT_SPECIALISTS) return;
  throw conflict('team-full', { most: MOST_IT_SPECIALISTS });
}

async function view(deps: TeamRoutesDeps, rollout: Rollout, caller: Caller): Promise<RolloutTeamView> {
  const { people, team } = deps;
  const [members, groupIds, groups, champions] = await Promise.all([
    team.members.of(rollout.id),
    groupIdsOf(deps, rollout.id),
    people.groups.all(),
    people.roles.holders('champion'),
  ]);
  return presentTeam({ rollout, members, groupIds, groups, champions, caller });
}

/** The business groups that have waves in a rollout. */
async function groupIdsOf({ rollouts }: TeamRoutesDeps, rolloutId: string): Promise<Set<string>> {
  const waves = await rollouts.waves(rolloutId);
  return new Set(waves.map(({ groupId }) => groupId).filter((id) => id !== PILOT));
}

async function rolloutOf({ rollouts }: TeamRoutesDeps, id: string): Promise<Rollout> {
  const rollout = await rollouts.get(id);
  if (!rollout) throw notFound('rollout', id);
  return rollout;
}

function checkMayName(caller: Caller): void {
  if (leadsEverybody(caller)) return;
  throw forbidden('all-groups-only', { what: 'team' });
}
