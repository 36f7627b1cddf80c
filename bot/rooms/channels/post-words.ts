import { type Message, message } from '../../base/words/message.ts';
import { isMessageId } from '../../base/words/say.ts';
import type { PostState, PostView } from '../../contract/channels/channels.ts';

/** What became of a post. */
export function outcomeWords(state: PostState): Message {
  return message(`channels.outcome-${state}`);
}

/** Why a post failed; a reason that has no words is told as Teams told it. */
export function whyNotPosted(why: string): Message {
  const id = `channels.why-${why}`;
  return isMessageId(id) ? message(id) : message('common.one', { value: why });
}

/** What became of a post since it was posted; null where nothing did. */
export function sinceWords(card: PostView['card']): Message | null {
  return card === 'as-sent' ? null : message(`channels.since-${card}`);
}

/** How the record of an announcement tells what became of a post. */
export function postedNote(
  { teamName: team, channelName: channel }: { teamName: string; channelName: string },
  state: 'sent' | 'failed' | 'unknown',
  why: string | null,
): Message {
  if (state === 'failed')
    return message('channels.record-failed', { team, channel, why: whyNotPosted(why ?? '') });
  return message(`channels.record-${state}`, { team, channel });
}
