import type { People } from './people.ts';
import { audienceOf } from './person.ts';

/** A person who can be made lead. */
export interface FirstLead {
  /** Entra object id. */
  id: string;
  name: string;
  upn: string;
}

/**
 * Somebody must be able to import people and to give rights: while there is no lead of all groups, this person becomes
 * one, and an approver, whatever limited leads there are.
 */
export async function ensureFirstLead(people: People, { id, name, upn }: FirstLead): Promise<void> {
  if ((await people.leadsOfAll()).length > 0) return;
  const person = await people.meet(id.toLowerCase(), name, upn);
  const lead = { ...person, role: 'lead' as const, leads: null, approver: true };
  await people.table.saveMany([lead], new Map([[person.id, audienceOf(person)]]));
  await people.roles.set(lead);
}
