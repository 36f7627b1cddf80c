import { type Clock, timestamp } from '../../base/clock.ts';
import { getInstalling, getWithoutAppCsv, installApp } from '../../contract/installing/installing.ts';
import { type Route, route } from '../../doors/http/route.ts';
import { visibleTo } from '../delivery/results/results.ts';
import { beginInstalling, type InstallingDeps, peopleWithoutApp, viewInstalling } from './installing.ts';
import { withoutAppCsv } from './without-app-csv.ts';

/** The people of an announcement who have no app: who they are, and bringing it to them. */
export function installingRoutes(deps: InstallingDeps & { clock: Clock }): Route[] {
  return [
    route(getInstalling, ({ caller, params, say }) => viewInstalling(deps, caller, params.id, say)),
    route(installApp, ({ caller, params, say }) =>
      beginInstalling(deps, caller, params.id, { at: timestamp(deps.clock), say }),
    ),
    route(getWithoutAppCsv, async ({ caller, params, say }) =>
      withoutAppCsv(peopleWithoutApp(deps, await visibleTo(deps, caller, params.id), say), say),
    ),
  ];
}
