import type { ChannelOwner, PostState, PostView } from '../../contract/channels/channels.ts';
import type { Office } from '../../doors/teams/chat.ts';
import type { SendOutcome } from '../../doors/teams/outcome.ts';
import { CLAIM_LEASE_MS } from '../delivery/record/delivery.ts';
import type { PostOutcome, Post as SentPost } from '../telling/send-pacer.ts';

/** One announcement in one channel. There is one row for each channel, so there is one post. */
export interface ChannelPost {
  announcementId: string;
  channelId: string;
  channelName: string;
  teamId: string;
  teamName: string;
  /** Whose channel it is. */
  owners: ChannelOwner[];
  /** Where the bot was called for the team when it was written down. */
  office: Office;
  state: PostState;
  /** Why it failed; null for every other state. */
  why: string | null;
  /** What Teams said. */
  raw: string;
  claimedAt: string | null;
  settledAt: string | null;
  post: SentPost | null;
  /** What it says was read at this moment, ISO 8601, or it was seen to for a wish of then. */
  cardAt: string | null;
  card: PostView['card'];
}

/**
 * What a run should do with a post. Unlike a person's message, one with an unknown outcome is never sent again by
 * itself: everybody who reads the channel would see it twice. A lead can have it sent again.
 */
export type PostStep =
  | { do: 'send' | 'nothing' }
  /** Its claim is older than any run that is alive: nobody knows whether it went out. */
  | { do: 'give-up' }
  /** Another run may be sending it for so many ms. */
  | { do: 'wait'; ms: number };

/** @param now in ms since 1970 */
export function nextPostStep(
  { state, claimedAt }: Pick<ChannelPost, 'state' | 'claimedAt'>,
  now: number,
): PostStep {
  if (state === 'pending') return { do: 'send' };
  if (state !== 'claimed') return { do: 'nothing' };
  const left = Date.parse(claimedAt ?? '') + CLAIM_LEASE_MS - now;
  return left > 0 ? { do: 'wait', ms: left } : { do: 'give-up' };
}

/** What is written when a claim ends. */
export interface PostSettlement extends Partial<Pick<ChannelPost, 'why' | 'raw' | 'post'>> {
  state: 'sent' | 'failed' | 'unknown';
}

/** What an answer of Teams means for a post; `again` where it certainly did not go out and may be sent freely. */
export function settlementOf(outcome: PostOutcome): PostSettlement | 'again' | 'bot-refused' {
  switch (outcome.kind) {
    case 'posted':
      return { state: 'sent', post: outcome.post };
    // A channel has no way to be reached but this one.
    case 'unreachable':
    case 'failed':
      return { state: 'failed', why: outcome.why, raw: outcome.raw };
    case 'unknown':
      return { state: 'unknown', raw: outcome.raw };
    case 'throttled':
      return 'again';
    case 'bot-refused':
      return 'bot-refused';
  }
}

/** Whether a post is to be changed or taken back for a wish of this moment. */
export function isOpenFor({ state, post, cardAt }: ChannelPost, wishedAt: string): boolean {
  return state === 'sent' && post !== null && (cardAt ?? '') < wishedAt;
}

/** What became of a post that was to be changed or taken back; `again` where that is to be tried once more. */
export function cardAfter(
  wish: 'update' | 'retract',
  outcome: SendOutcome,
): PostView['card'] | 'again' | 'bot-refused' {
  switch (outcome.kind) {
    case 'sent':
      return wish === 'retract' ? 'removed' : 'changed';
    // Whoever throws the app out of a team leaves its posts standing.
    case 'unreachable':
      return outcome.why === 'conversation-gone' ? 'gone' : 'not-changed';
    case 'failed':
      return outcome.why === 'message-gone' ? 'gone' : 'not-changed';
    // Doing it once more does no harm.
    case 'unknown':
    case 'throttled':
      return 'again';
    case 'bot-refused':
      return 'bot-refused';
  }
}
