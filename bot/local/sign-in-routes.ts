import { z } from 'zod';
import { notFound } from '../base/errors.ts';
import { GroupName, Role } from '../contract/common.ts';
import { endpoint } from '../contract/endpoint.ts';
import { type Route, route } from '../doors/http/route.ts';
import type { People } from '../rooms/people/people.ts';
import type { Person } from '../rooms/people/person.ts';
import type { Issuer } from './issuer.ts';

const LocalPerson = z.object({
  id: z.string(),
  name: z.string(),
  upn: z.string(),
  role: Role,
  group: GroupName,
});

const postToken = endpoint({
  method: 'POST',
  path: '/local/token',
  who: 'anyone',
  summary: 'Local mode only: an access token for a person, by object id or UPN',
  body: z.object({ person: z.string().trim().min(1, 'name a person by object id or UPN') }),
  reply: z.object({ token: z.string(), expiresIn: z.number().describe('Seconds') }),
});

const getPeople = endpoint({
  method: 'GET',
  path: '/local/people',
  who: 'anyone',
  summary: 'Local mode only: people to sign in as',
  query: z.object({ role: Role.optional(), limit: z.coerce.number().int().min(1).max(500).default(50) }),
  reply: z.object({ people: z.array(LocalPerson) }),
});

/** Local sign-in: anybody may be anybody. Exists without a bot id only, on loopback only. */
export function localSignInRoutes(people: People, issuer: Issuer): Route[] {
  return [
    route(postToken, async ({ body }) => {
      const person = await findPerson(people, body.person.toLowerCase());
      if (!person) throw notFound('person', body.person);
      return issuer.issue(person);
    }),
    route(getPeople, async ({ query }) => {
      const found: z.infer<typeof LocalPerson>[] = [];
      for await (const person of candidates(people, query.role, query.limit)) {
        const { id, name, upn, role, groupId } = person;
        found.push({ id, name, upn, role, group: { id: groupId, name: await people.groupName(groupId) } });
        if (found.length >= query.limit) break;
      }
      return { people: found };
    }),
  ];
}

type Candidate = Pick<Person, 'id' | 'name' | 'upn' | 'role' | 'groupId'>;

/** In an organisation of thousands nobody is read who is not offered: the tab asks for these before anything else. */
async function* candidates(
  people: People,
  role: Role | undefined,
  limit: number,
): AsyncIterableIterator<Candidate> {
  if (role === 'champion') {
    for (const holder of (await people.roles.holders(role)).slice(0, limit)) yield { ...holder, role };
    return;
  }
  if (role === 'member') {
    for (const { id } of await people.groups.all()) {
      for (const person of await people.table.after(id, undefined, limit)) {
        if (person.role === role) yield person;
      }
    }
    return;
  }
  if (role === 'lead') {
    const holders = await Promise.all(
      (await people.roles.holders(role)).map(({ id }) => people.table.find(id)),
    );
    // Leads of all groups first: the tab starts as the first one.
    yield* holders
      .filter((person) => person !== undefined)
      .sort((a, b) => Number(a.leads !== null) - Number(b.leads !== null));
    return;
  }
  for await (const person of people.table.everybody()) {
    if (!role || person.role === role) yield person;
  }
}

async function findPerson(people: People, idOrUpn: string): Promise<Person | undefined> {
  if (!idOrUpn.includes('@')) return people.table.find(idOrUpn);
  for await (const person of people.table.everybody()) {
    if (person.upn === idOrUpn) return person;
  }
  return undefined;
}
