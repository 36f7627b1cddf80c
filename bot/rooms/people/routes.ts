import { getGroups } from '../../contract/people/groups.ts';
import { getMe } from '../../contract/people/people.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { People } from './people.ts';
import { UNASSIGNED } from './person.ts';

export function peopleRoutes(people: Pick<People, 'groupName' | 'groups'>): Route[] {
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
    route(getGroups, async () => ({
      groups: (await people.groups.all())
        .filter(({ id }) => id !== UNASSIGNED.id)
        .map(({ id, name }) => ({ id, name })),
    })),
  ];
}
