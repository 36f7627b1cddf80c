import { type Clock, timestamp } from '../../base/clock.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { InstallWorkTable } from './install-work-table.ts';
import type { InstallsTable } from './installs-table.ts';
import { INSTALL } from './job-kinds.ts';

export interface InstallDeskDeps {
  installs: InstallsTable;
  installWork: InstallWorkTable;
  jobs: Jobs;
  clock: Clock;
}

/** Where wishes for the app come in, and Teams' word that somebody has it. Each is safe to hear twice. */
export interface InstallDesk {
  /** Somebody wishes the app for all people of an announcement who have not got it. */
  begin(id: string, by: { id: string; name: string }): Promise<'begun' | 'going-on'>;
  /** Teams told of an installation, whoever asked for it. */
  installed(personId: string): Promise<void>;
}

/** Who gets the app later than this hears nothing of an announcement that is long out of date. */
const LATEST_MS = 30 * 24 * 3600 * 1000;
const NOTHING = { asked: 0, served: 0, waiting: 0, refused: 0, countedAt: null };

export function openInstallDesk({ installs, installWork, jobs, clock }: InstallDeskDeps): InstallDesk {
  async function begin(id: string, by: { id: string; name: string }): Promise<'begun' | 'going-on'> {
    for (;;) {
      const found = await installWork.get(id);
      if (found?.state === 'going-on') return 'going-on';
      const at = timestamp(clock);
      const work = {
        id,
        state: 'going-on' as const,
        by: { id: by.id, name: by.name },
        wishedAt: at,
        stoppedBecause: null,
        last: null,
        allAsked: false,
        onceMore: false,
        // Should it break off before the job is queued, the sweep finds it at once.
        signBy: at,
        counts: found?.counts ?? NOTHING,
      };
      const done = found
        ? (await installWork.save({ ...work, etag: found.etag })) === 'written'
        : (await installWork.add(work)) === 'inserted';
      if (!done) continue;
      await jobs.add(INSTALL, { id });
      return 'begun';
    }
  }

  /** The job that ended is needed again. While one goes on, it finds who is here by itself. */
  async function wake(id: string): Promise<void> {
    for (;;) {
      const work = await installWork.get(id);
      if (!work || work.state === 'going-on') return;
      const woken = { ...work, state: 'going-on' as const, signBy: timestamp(clock) };
      if ((await installWork.save(woken)) === 'changed') continue;
      return jobs.add(INSTALL, { id });
    }
  }

  /** True when they are waited for. */
  async function note(id: string, chunk: number, personId: string): Promise<boolean> {
    for (;;) {
      const install = await installs.get(id, { chunk, personId });
      if (!install || install.state === 'served') return false;
      const state = install.state === 'opened' ? ('opened' as const) : ('here' as const);
      if ((await installs.change(id, [{ ...install, state, came: true }])) === 'written') return true;
    }
  }

  return {
    begin,
    async installed(personId) {
      for (const { id, chunk } of await installs.waitingFor(personId)) {
        const work = await installWork.get(id);
        if (!work || clock.now() - Date.parse(work.wishedAt) > LATEST_MS) await installs.forget(id, personId);
        else if (await note(id, chunk, personId)) await wake(id);
      }
    },
  };
}
