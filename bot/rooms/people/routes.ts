import { getMe } from '../../contract/people/people.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { People } from './people.ts';

export function peopleRoutes(people: Pick<People, 'groupName'>): Route[] {
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
  ];
}
