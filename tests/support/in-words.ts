import type { ErrorCode } from '../../bot/base/errors.ts';
import type { Message, Params } from '../../bot/base/words/message.ts';
import { isMessageId, sayInEnglish } from '../../bot/base/words/say.ts';

/** A value with every message in it as its English sentence: what a reader would see of it. */
export function inWords(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isMessage(value)) return sayInEnglish(value);
  if (Array.isArray(value)) return value.map(inWords);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inWords(one)]));
}

function isMessage(value: object): value is Message {
  return 'id' in value && typeof value.id === 'string' && isMessageId(value.id);
}

/** What a refusal says that is kept as the code of an error with its parameters. */
export function whyOf({ code, params }: { code: ErrorCode; params: Params }): string {
  return sayInEnglish({ id: `error.${code}`, params });
}
