import type { Storage } from '../../doors/azure/storage.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { openRolloutTeam, type RolloutTeam } from './rollout-team.ts';
import { teamRoutes } from './team-routes.ts';

interface CrewRoomDeps extends Basics {
  people: People;
  rollouts: Rollouts;
}

/** Who carries a rollout, from its sponsor to the lead of a department. */
export async function openCrewRoom(storage: Storage, deps: CrewRoomDeps): Promise<Room<RolloutTeam>> {
  const team = await openRolloutTeam(storage, deps.people);
  return roomOf(team, { routes: teamRoutes({ ...deps, team }) });
}
