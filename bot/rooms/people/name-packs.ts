import { createHash } from 'node:crypto';
import type { Row } from '../../doors/azure/table.ts';
import { type NameKey, rowText } from './name-keys.ts';

/** Many keys in one row, in their order: a row a key would cost an import three times as many writes as it needs. */
export interface PackRow {
  /** The last key, as row keys have it; the first one stands in the row key. */
  last: string;
  /** A key a line. */
  people: string;
}

/** Table Storage takes 32 K characters in a column. */
const MOST_CHARACTERS = 30_000;

/** What a pack holds, without its part. */
export function* keysIn({ people }: Pick<PackRow, 'people'>): Iterable<Omit<NameKey, 'part'>> {
  for (const line of people.split('\n')) {
    const [key = '', id = '', pilot, groupId = ''] = line.split('\t');
    yield { key, id, pilot: pilot === '1', groupId };
  }
}

/** The rows for the keys of one part. The same keys again are the same rows. */
export function* packsOf(part: string, keys: readonly NameKey[]): Iterable<Row<PackRow>> {
  const sorted = keys
    .map((key) => ({ row: rowText(key.key), line: lineOf(key) }))
    .sort((a, b) => (a.row < b.row ? -1 : a.row > b.row ? 1 : a.line < b.line ? -1 : 1));
  let pack: typeof sorted = [];
  let size = 0;
  for (const one of sorted) {
    if (size + one.line.length >= MOST_CHARACTERS) {
      yield packRow(part, pack);
      pack = [];
      size = 0;
    }
    pack.push(one);
    size += one.line.length + 1;
  }
  if (pack.length > 0) yield packRow(part, pack);
}

function packRow(part: string, pack: readonly { row: string; line: string }[]): Row<PackRow> {
  const people = pack.map(({ line }) => line).join('\n');
  const hash = createHash('sha256').update(people).digest('hex').slice(0, 16);
  return {
    partitionKey: part,
    rowKey: `${pack[0]?.row ?? ''}|${hash}`,
    last: pack.at(-1)?.row ?? '',
    people,
  };
}

/** A key as it stands in a pack; the part is that of the pack. */
export function lineOf({ key, id, pilot, groupId }: Omit<NameKey, 'part'>): string {
  return [key, id, pilot ? '1' : '0', groupId].join('\t');
}
