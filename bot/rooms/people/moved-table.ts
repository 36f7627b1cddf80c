import { Temporal } from 'temporal-polyfill';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inBatches, type Stored } from '../../doors/azure/table.ts';
import type { Person } from './person.ts';
import { movesFromText, movesToText } from './person-row.ts';

/** Somebody who changed group, went into or out of the pilot set, or came in after something was planned. */
export type MovedPerson = Pick<Person, 'id' | 'name' | 'groupId' | 'pilot' | 'moves'>;

/** Who moved, findable without reading everybody: a second copy of what their own rows say. */
export interface MovedTable {
  /** Notes people under the day of their move; again on the same day it takes the place of the first note. */
  note(people: readonly MovedPerson[], on: Temporal.PlainDate): Promise<void>;
  /** Everybody noted in the month of this date or later, each as noted last. The cost follows who moved. */
  since(date: Temporal.PlainDate): Promise<MovedPerson[]>;
}

interface MovedRow {
  name: string;
  groupId: string;
  pilot: boolean;
  /** JSON. */
  moves: string;
}

export async function openMovedTable(storage: Storage): Promise<MovedTable> {
  // A partition a month: the first months of a long life are never read again.
  const rows = await storage.table<MovedRow>('moved');
  const reader = rows.reader(toMoved);
  return {
    async note(people, on) {
      const partitionKey = monthOf(on);
      const noted = people.map(({ id, name, groupId, pilot, moves }) => {
        return { partitionKey, rowKey: id, name, groupId, pilot, moves: movesToText(moves) };
      });
      for (const some of inBatches(noted)) {
        await rows.batch(some.map((row) => ({ op: 'put', row })));
      }
    },
    async since(date) {
      const found = new Map<string, MovedPerson>();
      // In the order of months, so that a person's later note takes the place of an earlier one.
      const noted = rows.list({ filter: filter`PartitionKey ge ${monthOf(date)}` });
      for await (const person of reader.each(noted)) found.set(person.id, person);
      return [...found.values()];
    },
  };
}

function toMoved({ rowKey: id, name, groupId, pilot, moves }: Stored<MovedRow>): MovedPerson {
  return { id, name, groupId, pilot, moves: movesFromText(moves) };
}

function monthOf(date: Temporal.PlainDate): string {
  return Temporal.PlainYearMonth.from(date).toString();
}
