import type { Storage } from '../../doors/azure/storage.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { peopleChat } from './chat.ts';
import { openPeople, type People } from './people.ts';
import { peopleRoutes } from './routes.ts';

/** Persons, business groups, roles and names: who everybody is, and where each of them can be written to. */
export async function openPeopleRoom(
  storage: Storage,
  { clock }: Pick<Basics, 'clock'>,
): Promise<Room<People>> {
  const people = await openPeople(storage, clock);
  return roomOf(people, { routes: peopleRoutes(people), chat: peopleChat(people, clock) });
}
