import { writeCsv, writeCsvRows } from '../../base/csv.ts';
import { message, type Say } from '../../base/words/message.ts';
import type { DeliveryRowView } from '../../contract/delivery/results.ts';

const COLUMNS = ['name', 'upn', 'group', 'why'] as const;

/** For whoever looks after Teams. The header, then as many rows at a time as there come. */
export async function* withoutAppCsv(
  parts: AsyncIterable<readonly DeliveryRowView[]>,
  say: Say,
): AsyncIterable<string> {
  const header = COLUMNS.map((column) => say(message(`delivery.column-${column}`)));
  yield writeCsv(header, []);
  for await (const part of parts)
    yield writeCsvRows(
      part.map(({ person, upn, group, whyWords }) => [person.name, upn, group.name, whyWords]),
    );
}
