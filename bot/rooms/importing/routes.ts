import { type Clock, today } from '../../base/clock.ts';
import { forbidden } from '../../base/errors.ts';
import { importPeople as importPeopleEndpoint } from '../../contract/importing/import-people.ts';
import { importUsage as importUsageEndpoint } from '../../contract/importing/import-usage.ts';
import { leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import type { Adoption } from '../adoption/usage-snapshots.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { importPeople } from './people/import-people.ts';
import { importUsage } from './usage/import-usage.ts';

export interface ImportingDeps {
  people: People;
  rollouts: Rollouts;
  adoption: Adoption;
  clock: Clock;
  timeZone: string;
}

export function importingRoutes(
  { people, rollouts, adoption, clock, timeZone }: ImportingDeps,
  peopleImported: () => Promise<void>,
): Route[] {
  return [
    route(importPeopleEndpoint, async ({ caller, body }) => {
      if (!leadsEverybody(caller)) {
        throw forbidden(
          'all-groups-only',
          'Only a lead of all business groups may import people; you lead some of them.',
        );
      }
      const report = await importPeople({ people, rollouts, on: today(clock, timeZone) }, body);
      await peopleImported();
      return report;
    }),
    route(importUsageEndpoint, async ({ caller, body }) => {
      if (!leadsEverybody(caller)) {
        throw forbidden(
          'all-groups-only',
          'Only a lead of all business groups may import usage reports; you lead some of them.',
        );
      }
      return importUsage({ adoption, people, clock }, body);
    }),
  ];
}
