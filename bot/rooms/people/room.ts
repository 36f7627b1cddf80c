import type { Clock } from '../../base/clock.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Room } from '../room.ts';
import { peopleChat } from './chat.ts';
import { openPeople, type People } from './people.ts';
import { peopleRoutes } from './routes.ts';

interface PeopleRoomDeps {
  clock: Clock;
}

/** Persons, business groups, roles and names: who everybody is, and where each of them can be written to. */
export async function openPeopleRoom(storage: Storage, { clock }: PeopleRoomDeps): Promise<Room<People>> {
  const people = await openPeople(storage);
  return {
    routes: peopleRoutes(people),
    chat: peopleChat(people, clock),
    jobs: [],
    timetable: [],
    api: people,
  };
}
