import { settableClock } from '../../../bot/base/clock.ts';
import { importPeople } from '../../../bot/contract/importing/import-people.ts';
import { importUsage } from '../../../bot/contract/importing/import-usage.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import { openAdoptionRoom } from '../../../bot/rooms/adoption/room.ts';
import { openImportingRoom } from '../../../bot/rooms/importing/room.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import { aPlaybook } from '../../support/a-playbook.ts';
import { aCaller } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { rolloutsWith } from '../../support/rollouts-with.ts';
import { testStorage } from '../../support/storage.ts';

interface RoomOptions {
  storage?: Storage;
  timeZone?: string;
  /** When it is; a report of usage must not be of a later day. */
  now?: string;
}

const lead = aCaller({ role: 'lead', leads: null });

/** The room on real storage, with nobody in it and nothing planned. */
export async function anImportingRoom({
  storage = testStorage(),
  timeZone = 'UTC',
  now = '2026-08-01T09:00:00Z',
}: RoomOptions = {}) {
  const people = await openPeople(storage);
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const clock = settableClock(now);
  const basics = { people, clock, timeZone };
  const adoptionRoom = await openAdoptionRoom(storage, { ...basics, privacyFloor: 5 });
  const adoption = adoptionRoom.api;
  const importing = openImportingRoom({ ...basics, rollouts, adoption });
  const routes = [...adoptionRoom.routes, ...importing.routes];
  return {
    storage,
    people,
    rollouts,
    adoption,
    clock,
    routes,
    /** Imports a file of people as a lead of all groups does. */
    bring: (csv: string) => callRoute(routes, importPeople, { caller: lead, body: csv }),
    /** Imports a report of usage. */
    bringUsage: (csv: string, caller = lead) => callRoute(routes, importUsage, { caller, body: csv }),
  };
}
