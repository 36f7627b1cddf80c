import { z } from 'zod';
import type { Say, Words } from './message.ts';
import { StoredMessage } from './stored-message.ts';

/**
 * What stands in a row: a text that somebody wrote, also a sentence of an earlier version, or a message. One that only
 * a later version knows is shown by its id.
 */
export const StoredWords: z.ZodType<Words> = z.union([
  z.string(),
  StoredMessage,
  z.object({ id: z.string() }).transform(({ id }) => id),
]);

/** For a cell of a table, which takes text only: `readWords` reads it. */
export function writeWords(words: Words): string {
  return typeof words === 'string' ? words : JSON.stringify(words);
}

/** Words from a cell that is never filled by hand. */
export function readWords(cell: string): Words {
  if (!cell.startsWith('{')) return cell;
  try {
    return StoredWords.parse(JSON.parse(cell));
  } catch {
    return cell;
  }
}

/** A message that an earlier version stored without what its sentence needs by now is shown by its id. */
export function sayWords(words: Words, say: Say): string {
  if (typeof words === 'string') return words;
  try {
    return say(words);
  } catch {
    return words.id;
  }
}

export function sameWords(a: Words, b: Words): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
