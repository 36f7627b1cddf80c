import type { ImportProgress } from '../../../bot/contract/importing/import-people.ts';
import type { Format } from '../format/format.ts';

/** How far an import is that is under way. */
export function importWords(
  { state, rows, stored }: ImportProgress,
  format: Pick<Format, 'number' | 'count'>,
): string {
  if (rows === 0) return 'Importing';
  const soFar = `${format.number(stored)} of ${format.count(rows, 'row', 'rows')} stored`;
  return state === 'interrupted'
    ? `The import was interrupted at ${soFar}. Groundswell tries again by itself for some minutes.`
    : `Importing: ${soFar}`;
}
