import type { People } from './people.ts';

/** A person who can be made lead. */
export interface FirstLead {
  /** Entra object id. */
  id: string;
  name: string;
  upn: string;
}

/**
 * Somebody must be able to import the first people and to give rights: while there is no lead, this person becomes
 * one, of all groups, and an approver.
 */
export async function ensureFirstLead(people: People, { id, name, upn }: FirstLead): Promise<void> {
  if ((await people.roles.holders('lead')).length > 0) return;
  const person = await people.meet(id.toLowerCase(), name, upn);
  const lead = { ...person, role: 'lead' as const, leads: null, approver: true };
  await people.table.save(lead);
  await people.roles.set(lead);
}
