import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { openPeople } from '../../bot/people/people.ts';
import { aPerson } from '../support/builders.ts';
import type { Stage } from './stage.ts';

/** People written together: of these, each of the 256 parts of the whereabouts gets about a full batch. */
const TOGETHER = 25_000;
const AT_ONCE = 4;

/** Writes so many people of one business group as an import would, without reading and checking a file of them. */
export async function writePeople(
  { storage }: Pick<Stage, 'storage'>,
  groupName: string,
  count: number,
): Promise<void> {
  const people = await openPeople(storage);
  const groupId = groupName.toLowerCase().replaceAll(' ', '-');
  await people.groups.save({ id: groupId, name: groupName, people: count, pilots: 0 });
  const nobody = new Map<string, string>();
  const turns = pLimit(AT_ONCE);
  const parts = Array.from({ length: Math.ceil(count / TOGETHER) }, (_, part) => part * TOGETHER);
  await turns.map(parts, (from) =>
    people.table.saveMany(
      Array.from({ length: Math.min(TOGETHER, count - from) }, (_, index) =>
        aPerson({
          id: randomUUID(),
          upn: `person${from + index}@bench.example`,
          name: `Person ${from + index}`,
          groupId,
        }),
      ),
      nobody,
    ),
  );
}
