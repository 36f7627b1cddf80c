import { type Message, message } from '../../../base/words/message.ts';
import { slug } from '../../people/person.ts';
import type { PeopleFile } from './people-file.ts';

/** What the sender should know of the file, whoever is there already. */
export function notesOnFile({ lines, bad }: Pick<PeopleFile, 'lines' | 'bad'>): Message[] {
  if (lines.length + bad.length === 0) return [message('importing.nobody')];
  // Names that differ in more than case and yet make one group: perhaps two groups were meant.
  const names = new Map(lines.map(({ row }) => [row.businessgroup.toLowerCase(), row.businessgroup]));
  return Map.groupBy(names.values(), slug)
    .entries()
    .filter(([, same]) => same.length > 1)
    .map(([id, same]) =>
      message('importing.one-group', { names: { list: same.map((name) => `"${name}"`) }, id }),
    )
    .toArray();
}
