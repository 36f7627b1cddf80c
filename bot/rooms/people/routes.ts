import { type Clock, today } from '../../base/clock.ts';
import { forbidden } from '../../base/errors.ts';
import { getMe, importPeople as importPeopleEndpoint } from '../../contract/people/people.ts';
import { leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import { type ImportWatch, importPeople } from '../importing/people/import-people.ts';
import type { People } from './people.ts';

interface PeopleRoutesDeps {
  people: People;
  clock: Clock;
  timeZone: string;
  /** What those who plan have to do with an import. */
  watch?: ImportWatch | undefined;
  /** Called after people were brought in. */
  imported?: (() => Promise<void>) | undefined;
}

export function peopleRoutes({ people, clock, timeZone, watch, imported }: PeopleRoutesDeps): Route[] {
  return [
    route(getMe, async ({ caller }) => ({
      id: caller.id,
      name: caller.name,
      upn: caller.upn,
      group: caller.group,
      pilot: caller.pilot,
      role: caller.role,
      leads:
        caller.leads &&
        (await Promise.all(caller.leads.map(async (id) => ({ id, name: await people.groupName(id) })))),
      approver: caller.approver,
    })),
    route(importPeopleEndpoint, async ({ caller, body }) => {
      if (!leadsEverybody(caller)) {
        throw forbidden(
          'all-groups-only',
          'Only a lead of all business groups may import people; you lead some of them.',
        );
      }
      const report = await importPeople({ people, on: today(clock, timeZone), watch }, body);
      await imported?.();
      return report;
    }),
  ];
}
