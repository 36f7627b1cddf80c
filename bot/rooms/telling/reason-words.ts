import { type Message, message, type Say } from '../../base/words/message.ts';
import { isMessageId } from '../../base/words/say.ts';
import type { CountedReason, ReasonCount } from '../../contract/telling/unreachable.ts';

/** Why so many people were not reached, or are left out: what comes after "12 people:". */
export function reasonWords(why: string, people: number): Message {
  const id = `telling.why-${why}`;
  if (isMessageId(id)) return message(id, { people });
  // What an earlier version wrote down is a sentence and is left alone; what Teams calls it is made readable.
  return message('common.one', { value: why.includes(' ') ? why : why.replaceAll('-', ' ') });
}

/** Reasons as whoever asks for them reads them. */
export function sayReasons(reasons: readonly CountedReason[], say: Say): ReasonCount[] {
  return reasons.map(({ why, people }) => ({ why, people, words: say(reasonWords(why, people)) }));
}
