import { type Clock, timestamp } from '../../clock.ts';
import { getInstalling, getWithoutAppCsv, installApp } from '../../contract/installing.ts';
import { type Route, route } from '../../http/route.ts';
import { resultParts, visibleTo } from '../results/results.ts';
import { isWithoutApp } from './install.ts';
import { beginInstalling, type InstallingDeps, viewInstalling } from './installing.ts';
import { withoutAppCsv } from './without-app-csv.ts';

/** The people of an announcement who have no app: who they are, and bringing it to them. */
export function installingRoutes(deps: InstallingDeps & { clock: Clock }): Route[] {
  return [
    route(getInstalling, ({ caller, params }) => viewInstalling(deps, caller, params.id)),
    route(installApp, ({ caller, params }) =>
      beginInstalling(deps, caller, params.id, timestamp(deps.clock)),
    ),
    route(getWithoutAppCsv, async ({ caller, params }) => {
      const visible = await visibleTo(deps, caller, params.id);
      return withoutAppCsv(onlyWithout(resultParts(deps, visible, { state: 'unreachable' })));
    }),
  ];
}

async function* onlyWithout<T extends Parameters<typeof isWithoutApp>[0]>(
  parts: AsyncIterable<readonly T[]>,
) {
  for await (const part of parts) yield part.filter(isWithoutApp);
}
