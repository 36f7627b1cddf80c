import { forbidden } from '../../base/errors.ts';
import {
  getImportProgress,
  goOnWithImport as goOnWithImportEndpoint,
  importPeople as importPeopleEndpoint,
  previewPeople as previewPeopleEndpoint,
} from '../../contract/importing/import-people.ts';
import { importUsage as importUsageEndpoint } from '../../contract/importing/import-usage.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import type { Adoption } from '../adoption/usage-snapshots.ts';
import {
  acceptPeople,
  goOnWithImport,
  type PeopleImportDeps,
  previewPeople,
} from './people/import-people.ts';
import { presentProgress } from './people/present-progress.ts';
import { importUsage } from './usage/import-usage.ts';

interface ImportingRoutesDeps extends PeopleImportDeps {
  adoption: Adoption;
}

export function importingRoutes(deps: ImportingRoutesDeps): Route[] {
  return [
    route(previewPeopleEndpoint, async ({ caller, query, body, say }) => {
      refuseLimited(caller, 'people');
      return previewPeople(deps, { file: body, missing: query.missing, say });
    }),
    route(importPeopleEndpoint, async ({ caller, query, body }) => {
      refuseLimited(caller, 'people');
      const { confirm, missing } = query;
      return acceptPeople(deps, { by: caller.name, file: body, missing, confirm });
    }),
    route(getImportProgress, async ({ caller, say }) =>
      presentProgress(await deps.turns.newest(), leadsEverybody(caller), say),
    ),
    route(goOnWithImportEndpoint, async ({ caller, say }) => {
      refuseLimited(caller, 'people');
      return presentProgress(await goOnWithImport(deps), true, say);
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
