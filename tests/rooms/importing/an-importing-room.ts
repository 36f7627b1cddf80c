import { settableClock } from '../../../bot/base/clock.ts';
import {
  getImportProgress,
  importPeople,
  previewPeople,
} from '../../../bot/contract/importing/import-people.ts';
import { importUsage } from '../../../bot/contract/importing/import-usage.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { Jobs } from '../../../bot/doors/jobs/job.ts';
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
  const jobs: Jobs = { add: async () => undefined };
  const importing = await openImportingRoom(storage, { ...basics, rollouts, adoption, jobs });
  const routes = [...adoptionRoom.routes, ...importing.routes];
  return {
    storage,
    people,
    rollouts,
    adoption,
    clock,
    routes,
    /** Imports a file of people as a lead of all groups does who says yes to what it changes. */
    async bring(csv: string) {
      const { confirm } = await callRoute(routes, previewPeople, { caller: lead, body: csv });
      return callRoute(routes, importPeople, { caller: lead, query: { confirm }, body: csv });
    },
    progress: () => callRoute(routes, getImportProgress, { caller: lead }),
    /** Runs the job that ends an import whose process died. */
    async endImport() {
      const [turn] = await rowsIn(storage);
      await importing.jobs[0]?.run({ importId: turn?.importId }, new AbortController().signal);
    },
    /** Imports a report of usage. */
    bringUsage: (csv: string, caller = lead) => callRoute(routes, importUsage, { caller, body: csv }),
  };
}

async function rowsIn(storage: Storage) {
  const turns = await storage.table<{ importId: string }>('imports');
  return Array.fromAsync(turns.list());
}
