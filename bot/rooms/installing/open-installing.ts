import type { InstallRule } from '../../contract/installing/installing.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { AppInstaller } from '../../doors/graph/app-installer.ts';
import type { Route } from '../../doors/http/route.ts';
import type { JobHandler } from '../../doors/jobs/job.ts';
import { BY_ITSELF } from '../announcements/writing/composition.ts';
import type { Sweeper } from '../delivery/sending/sweep.ts';
import { createPacer } from '../telling/pacer.ts';
import { openSendBudget } from '../telling/send-budget.ts';
import { openInstallDesk } from './install-desk.ts';
import { type InstallJobsDeps, installAgain, installJobs } from './install-jobs.ts';
import { openInstallWork } from './install-work-table.ts';
import { type InstallingDeps, installRule } from './installing.ts';
import { installingRoutes } from './installing-routes.ts';
import { openInstallsTable } from './installs-table.ts';

export interface OpenInstallingDeps
  extends Omit<
    InstallingDeps & InstallJobsDeps,
    'installer' | 'pacer' | 'installs' | 'installWork' | 'desk' | 'graph'
  > {
  /** Null where Graph is not set up: then people without the app are listed, and nothing else. */
  installer: AppInstaller | null;
  /** Installations per second, of all processes together. */
  installRate: number;
}

/** The app for people who have not got it, and what the rest of announcing tells this part. */
export interface Installing {
  routes: Route[];
  handlers: JobHandler[];
  sweep: Sweeper;
  /** Whether Graph is set up to install the app. */
  canInstall: boolean;
  rule(): Promise<InstallRule>;
  /** An announcement begins to be sent: where the rule says so, people of it get the app. */
  sendingBegan(id: string): Promise<void>;
  /** Teams told of an installation. */
  appInstalled(personId: string): Promise<void>;
}

/** What was begun while Graph was set up ends with a reason. */
const NOT_SET_UP: AppInstaller = {
  install: async () => ({ kind: 'not-permitted', raw: 'it is not set up any more' }),
};

export async function openInstalling(storage: Storage, given: OpenInstallingDeps): Promise<Installing> {
  const { clock, jobs, rules, installer } = given;
  const graph = installer !== null;
  const installs = await openInstallsTable(storage);
  const installWork = await openInstallWork(storage);
  const desk = openInstallDesk({ installs, installWork, jobs, clock });
  const pacer = createPacer(await openSendBudget(storage, clock, given.installRate, 'install'), clock);
  const rule = () => installRule({ rules, graph });

  return {
    routes: installingRoutes({ ...given, installWork, desk, graph }),
    handlers: installJobs({ ...given, installer: installer ?? NOT_SET_UP, installs, installWork, pacer }),
    sweep: installAgain({ installWork, jobs, clock }),
    canInstall: graph,
    rule,
    async sendingBegan(id) {
      if ((await rule()) === 'automatic') await desk.begin(id, BY_ITSELF);
    },
    appInstalled: desk.installed,
  };
}
