import { english } from '../../bot/base/words/english.ts';
import type { Message } from '../../bot/base/words/message.ts';
import { sayInEnglish } from '../../bot/base/words/say.ts';

/** A value with every message in it as its English sentence: what a reader would see of it. */
export function inWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isMessage(value)) return sayInEnglish(value);
  if (Array.isArray(value)) return value.map(inWords);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inWords(one)]));
}

function isMessage(value: object): value is Message {
  return 'id' in value && typeof value.id === 'string' && Object.hasOwn(english, value.id);
}
