import { getMe, importPeople as importPeopleEndpoint } from '../contract/people.ts';
import { forbidden } from '../errors.ts';
import { leadsEverybody, type Route, route } from '../http/route.ts';
import { importPeople } from './import-people.ts';
import type { People } from './people.ts';

interface PeopleRoutesDeps {
  people: People;
  /** Called after people were brought in. */
  imported?: (() => Promise<void>) | undefined;
}

export function peopleRoutes({ people, imported }: PeopleRoutesDeps): Route[] {
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
      const report = await importPeople(people, body);
      await imported?.();
      return report;
    }),
  ];
}
