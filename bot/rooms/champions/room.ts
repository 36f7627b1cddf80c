import type { Storage } from '../../doors/azure/storage.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { type Champions, openChampions } from './champions.ts';
import { championsChat } from './chat.ts';
import { championsRoutes } from './routes.ts';

interface ChampionsRoomDeps extends Basics {
  people: People;
  rollouts: Pick<Rollouts, 'get' | 'waves'>;
}

/** Who helps their business group, and what they did for it. */
export async function openChampionsRoom(storage: Storage, deps: ChampionsRoomDeps): Promise<Room<Champions>> {
  const champions = await openChampions(storage, deps);
  return roomOf(champions, { routes: championsRoutes(champions, deps), chat: championsChat(champions) });
}
