import { randomUUID } from 'node:crypto';
import { openPeople } from '../../bot/rooms/people/people.ts';
import { aPerson } from '../support/builders.ts';
import type { Stage } from './stage.ts';

/** Writes so many people of one business group as an import would, without reading and checking a file of them. */
export async function writePeople(
  { storage }: Pick<Stage, 'storage'>,
  groupName: string,
  count: number,
): Promise<void> {
  const people = await openPeople(storage);
  const groupId = groupName.toLowerCase().replaceAll(' ', '-');
  await people.groups.save({ id: groupId, name: groupName, people: count, pilots: 0 });
  const everybody = Array.from({ length: count }, (_, index) =>
    aPerson({
      id: randomUUID(),
      upn: `person${index}@bench.example`,
      name: `Person ${index}`,
      groupId,
    }),
  );
  await people.table.saveMany(everybody, new Map());
}
