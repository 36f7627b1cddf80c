import { writeCsv, writeCsvRows } from '../../../base/csv.ts';
import { message, type Say } from '../../../base/words/message.ts';
import type { DeliveryRowView } from '../../../contract/delivery/results.ts';

const COLUMNS = [
  'name',
  'upn',
  'group',
  'outcome',
  'why',
  'repeat',
  'acknowledged',
  'done',
  'opened-training',
  'reported',
] as const;

/** How a file is written: where openings of training are not counted, each row says so, as an empty cell would say "no". */
interface CsvWishes {
  countsOpenings: boolean;
  say: Say;
}

/** The header, then as many rows at a time as there come. Moments are ISO 8601 in UTC. */
export async function* resultsCsv(
  parts: AsyncIterable<readonly DeliveryRowView[]>,
  wishes: CsvWishes,
): AsyncIterable<string> {
  const header = COLUMNS.map((column) => wishes.say(message(`delivery.column-${column}`)));
  yield writeCsv(header, []);
  for await (const part of parts) yield writeCsvRows(part.map((row) => cells(row, wishes)));
}

function cells(row: DeliveryRowView, { countsOpenings, say }: CsvWishes): (string | null)[] {
  return [
    row.person.name,
    row.upn,
    row.group.name,
    say(message(`delivery.outcome-${row.state}`)),
    row.whyWords,
    row.repeat ? say(message('delivery.yes')) : null,
    row.acknowledgedAt,
    row.doneAt,
    countsOpenings ? row.openedTrainingAt : say(message('delivery.not-counted')),
    row.reportedAt,
  ];
}
