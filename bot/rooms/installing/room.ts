import type { Storage } from '../../doors/azure/storage.ts';
import type { AppInstaller } from '../../doors/graph/app-installer.ts';
import { handleJob } from '../../doors/jobs/job.ts';
import { BY_ITSELF } from '../announcements/record/announcement.ts';
import type { Announcements } from '../announcements/room.ts';
import { SENDING_BEGAN } from '../delivery/job-kinds.ts';
import type { Delivery } from '../delivery/room.ts';
import type { Room } from '../room.ts';
import { createPacer } from '../telling/pacer.ts';
import { openSendBudget } from '../telling/send-budget.ts';
import { openInstallDesk } from './install-desk.ts';
import { installJobs, SWEEP_INSTALLING_TURNS } from './install-jobs.ts';
import { openInstallWork } from './install-work-table.ts';
import { installRule } from './installing.ts';
import { installingRoutes } from './installing-routes.ts';
import { openInstallsTable } from './installs-table.ts';

export interface InstallingRoomDeps {
  announcements: Announcements;
  delivery: Delivery;
  /** Null where Graph is not set up: then people without the app are listed, and nothing else. */
  installer: AppInstaller | null;
  /** Installations per second, of all processes together. */
  installRate: number;
}

/** What was begun while Graph was set up ends with a reason. */
const NOT_SET_UP: AppInstaller = {
  install: async () => ({ kind: 'not-permitted', raw: 'gone' }),
};

/** Bringing the app to people who have not got it, and the announcement to them then. */
export async function openInstallingRoom(
  storage: Storage,
  { announcements, delivery, installer, installRate }: InstallingRoomDeps,
): Promise<Room> {
  const { authoringDeps, rules } = announcements;
  const { clock, jobs } = authoringDeps;
  const graph = installer !== null;
  const installs = await openInstallsTable(storage);
  const installWork = await openInstallWork(storage);
  const desk = openInstallDesk({ installs, installWork, jobs, clock });
  const pacer = createPacer(await openSendBudget(storage, clock, installRate, 'install'), clock);
  const deps = {
    ...authoringDeps,
    ...announcements,
    sendings: delivery.runs,
    deliveries: delivery.deliveries,
    leavers: delivery.leavers,
    installs,
    installWork,
    desk,
    graph,
  };

  return {
    routes: installingRoutes(deps),
    chat: { installed: ({ id }) => desk.installed(id) },
    jobs: [
      ...installJobs({ ...deps, installer: installer ?? NOT_SET_UP, pacer }),
      handleJob(SENDING_BEGAN, async ({ id }) => {
        if ((await installRule({ rules, graph })) === 'automatic') await desk.begin(id, BY_ITSELF);
      }),
    ],
    timetable: [SWEEP_INSTALLING_TURNS],
    api: undefined,
  };
}
