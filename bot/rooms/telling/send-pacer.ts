import type { ChannelMessenger } from '../../doors/teams/channel-messenger.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';
import type { SendOutcome } from '../../doors/teams/outcome.ts';
import type { Pacer } from './pacer.ts';
import type { Urgency } from './urgency.ts';

/** A post in a channel, and how writing it can end. */
export type { Post, PostOutcome } from '../../doors/teams/channel-messenger.ts';

/** The line to Teams, for one call: any of these, once. */
export type Line = Messenger & ChannelMessenger;

/**
 * The turns of this process to call Teams, for who writes to many and claims them shortly before. The line comes with
 * the turn, so there is no call without one. When Teams says "too fast", everybody waits as long as it asks for.
 */
export interface SendPacer extends Pick<Pacer, 'everyMs' | 'soonest'> {
  /**
   * Turns for so many calls.
   * @param round how often Teams put these calls off before: where it does not say how long to wait, it is longer
   */
  reserve(calls: number, round?: number): Promise<SendTurns>;
}

export interface SendTurns {
  /** When the first turn comes, in ms since 1970. */
  startAt: number;
  /** Waits for a turn. `missed`: the moment has passed and is not made up for, so reserve again. */
  next(urgency?: Urgency): Promise<Line | 'missed'>;
}

/** A turn that is further away than this, in ms, is not waited for: the job goes back to the queue. */
export const LONGEST_WAIT_MS = 20_000;

/** Teams says "too fast" without saying how long to wait: then this long, twice as long each time. */
const FIRST_PAUSE_MS = 1_000;
/** Whatever Teams asks for, it is tried again after an hour. */
const LONGEST_PAUSE_MS = 3_600_000;

export function createSendPacer(
  pacer: Pacer,
  { messenger, channelMessenger }: { messenger: Messenger; channelMessenger: ChannelMessenger },
): SendPacer {
  /** What Teams puts off for one conversation alone holds up nobody else. */
  async function pauseAsAsked({ only, retryAfterMs }: Throttled, round: number): Promise<void> {
    if (!only) await pacer.pause(Math.min(retryAfterMs ?? FIRST_PAUSE_MS * 2 ** round, LONGEST_PAUSE_MS));
  }

  function lineFor(round: number): Line {
    let used = false;
    async function once<T extends { kind: string }>(call: () => Promise<T>): Promise<T> {
      if (used) throw new Error('A turn is for one call of Teams: take another one.');
      used = true;
      const outcome = await call();
      if (isThrottled(outcome)) await pauseAsAsked(outcome, round);
      return outcome;
    }
    return {
      tell: (...call) => once(() => messenger.tell(...call)),
      update: (...call) => once(() => messenger.update(...call)),
      remove: (...call) => once(() => messenger.remove(...call)),
      create: (...call) => once(() => messenger.create(...call)),
      post: (...call) => once(() => channelMessenger.post(...call)),
      updatePost: (...call) => once(() => channelMessenger.updatePost(...call)),
      removePost: (...call) => once(() => channelMessenger.removePost(...call)),
      channelsOf: (...call) => once(() => channelMessenger.channelsOf(...call)),
    };
  }

  return {
    everyMs: pacer.everyMs,
    soonest: pacer.soonest,
    async reserve(calls, round = 0) {
      const turns = await pacer.reserve(calls);
      return {
        startAt: turns.startAt,
        next: async (urgency) => ((await turns.next(urgency)) === 'missed' ? 'missed' : lineFor(round)),
      };
    },
  };
}

type Throttled = Extract<SendOutcome, { kind: 'throttled' }>;

function isThrottled(outcome: { kind: string }): outcome is Throttled {
  return outcome.kind === 'throttled';
}
