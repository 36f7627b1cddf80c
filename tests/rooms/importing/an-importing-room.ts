import { settableClock } from '../../../bot/base/clock.ts';
import {
  getImportProgress,
  goOnWithImport,
  importPeople,
  previewPeople,
} from '../../../bot/contract/importing/import-people.ts';
import { importUsage } from '../../../bot/contract/importing/import-usage.ts';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import type { Route } from '../../../bot/doors/http/route.ts';
import type { JobHandler, JobKind, Jobs } from '../../../bot/doors/jobs/job.ts';
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
  const adoptionRoom = await openAdoptionRoom(storage, { ...basics, rollouts, privacyFloor: 5 });
  const adoption = adoptionRoom.api;
  const queued: string[] = [];
  const jobs: Jobs = { add: async ({ kind }: JobKind) => void queued.push(kind) };
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
    bring: async (csv: string) => bringPeople(routes, importing.jobs, csv),
    queued,
    goOn: () => callRoute(routes, goOnWithImport, { caller: lead }),
    progress: () => callRoute(routes, getImportProgress, { caller: lead }),
    /** Runs the job of the newest import. */
    async endImport(stopping = new AbortController().signal) {
      const [turn] = await rowsIn(storage);
      await importing.jobs[0]?.run({ importId: turn?.importId }, stopping);
    },
    /** Hands a file in of which nobody has looked at the preview. */
    handInUnseen: (csv: string) => callRoute(routes, importPeople, { caller: lead, query: {}, body: csv }),
    /** Hands a file in, of which nothing is brought in before the job runs. */
    async handIn(csv: string) {
      const { confirm } = await callRoute(routes, previewPeople, { caller: lead, body: csv });
      return callRoute(routes, importPeople, { caller: lead, query: { confirm }, body: csv });
    },
    /** Imports a report of usage. */
    bringUsage: (csv: string, caller = lead) => callRoute(routes, importUsage, { caller, body: csv }),
  };
}

/** Hands a file of people in, with a yes to what it changes, runs its job, and gives what came of it. */
export async function bringPeople(routes: readonly Route[], jobs: readonly JobHandler[], csv: string) {
  const { confirm } = await callRoute(routes, previewPeople, { caller: lead, body: csv });
  const { id: importId } = await callRoute(routes, importPeople, {
    caller: lead,
    query: { confirm },
    body: csv,
  });
  for (const job of jobs) await job.run({ importId }, new AbortController().signal);
  const { report } = await callRoute(routes, getImportProgress, { caller: lead });
  if (!report) throw new Error('The import is not done.');
  return report;
}

async function rowsIn(storage: Storage) {
  const turns = await storage.table<{ importId: string }>('imports');
  return Array.fromAsync(turns.list());
}
