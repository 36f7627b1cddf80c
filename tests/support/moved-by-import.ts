import { randomUUID } from 'node:crypto';
import type { People } from '../../bot/rooms/people/people.ts';
import type { Person } from '../../bot/rooms/people/person.ts';

/** An import of people that changes nothing but where this person is from now on. */
export async function movedByImport(
  { table, upheaval }: Pick<People, 'table' | 'upheaval'>,
  person: Person,
  groupId: string,
): Promise<void> {
  const importId = randomUUID();
  const now = (await table.find(person.id)) ?? person;
  await upheaval.begin({ importId, by: 'Lea Lead', since: '2026-09-24T08:00:00.000Z' });
  await table.saveMany([{ ...now, groupId }], new Map([[person.id, now.groupId]]));
  await upheaval.end(importId);
}
