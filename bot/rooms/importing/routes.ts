import { forbidden } from '../../base/errors.ts';
import {
  getImportProgress,
  importPeople as importPeopleEndpoint,
  previewPeople as previewPeopleEndpoint,
} from '../../contract/importing/import-people.ts';
import { importUsage as importUsageEndpoint } from '../../contract/importing/import-usage.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import type { Adoption } from '../adoption/usage-snapshots.ts';
import { importPeople, type PeopleImportDeps, previewPeople } from './people/import-people.ts';
import { presentProgress } from './people/present-progress.ts';
import { importUsage } from './usage/import-usage.ts';

interface ImportingRoutesDeps extends PeopleImportDeps {
  adoption: Adoption;
}

/** @param imported called after people were brought in */
export function importingRoutes(deps: ImportingRoutesDeps, imported: () => Promise<void>): Route[] {
  return [
    route(previewPeopleEndpoint, async ({ caller, body, say }) => {
      refuseLimited(caller, 'people');
      return previewPeople(deps, { file: body, say });
    }),
    route(importPeopleEndpoint, async ({ caller, query, body, say }) => {
      refuseLimited(caller, 'people');
      const report = await importPeople(deps, { by: caller.name, file: body, confirm: query.confirm, say });
      await imported();
      return report;
    }),
    route(getImportProgress, async ({ caller }) => {
      refuseLimited(caller, 'people');
      return presentProgress(await deps.turns.newest());
    }),
    route(importUsageEndpoint, async ({ caller, body, say }) => {
      refuseLimited(caller, 'usage');
      return importUsage(deps, body, say);
    }),
  ];
}

function refuseLimited(caller: Caller, what: 'people' | 'usage'): void {
  if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what });
}
