import type { Try } from './send.ts';

/**
 * How a run over a chunk ended. `later`: some of its people have to wait, others need not. `over` and `paused`
 * concern the whole announcement, or everybody.
 */
export type ChunkEnd =
  | { end: 'settled' | 'empty' | 'over' }
  | { end: 'later' | 'paused'; seconds: number; why: string };

/** A message with an unknown outcome is sent once more after this long: what stopped it may be over by then. */
const UNKNOWN_AGAIN_SECONDS = 10;

export const SETTLED: ChunkEnd = { end: 'settled' };
export const OVER: ChunkEnd = { end: 'over' };
export const HELD: ChunkEnd = { end: 'paused', seconds: 5, why: 'the wave is held' };
export const UNKNOWN_LATER: ChunkEnd = {
  end: 'later',
  seconds: UNKNOWN_AGAIN_SECONDS,
  why: 'an outcome is unknown, so the message is sent once more',
};
/** Their next turn is behind everybody else's: waiting for it here would keep a lane and a claim for a few people. */
export const STRAGGLERS: ChunkEnd = { end: 'later', seconds: 0, why: 'some missed their turn' };
/** Another run was quicker with somebody. */
export const READ_AGAIN = undefined;

/** What the ends of the batches mean for their chunk: what concerns everybody first, then who waits longest. */
export function together(ends: readonly (ChunkEnd | typeof READ_AGAIN)[]): ChunkEnd | typeof READ_AGAIN {
  let longest: ChunkEnd | undefined;
  for (const end of ends) {
    if (end === READ_AGAIN || end === SETTLED) continue;
    if (end.end !== 'later') return end;
    if (longest?.end !== 'later' || longest.seconds < end.seconds) longest = end;
  }
  return longest ?? (ends.includes(READ_AGAIN) ? READ_AGAIN : SETTLED);
}

/** Whether a round ended sending to the rest of the chunk as well. */
export function endOf(tries: readonly Try[]): ChunkEnd | undefined {
  for (const { outcome } of tries) {
    if (outcome.kind === 'bot-refused') return OVER;
    if (outcome.kind !== 'not-sent' || outcome.why === 'missed') continue;
    if (outcome.why === 'held') return HELD;
    return outcome.why === 'over'
      ? OVER
      : { end: 'paused', seconds: 0, why: 'this process is being stopped' };
  }
  return undefined;
}

export function pausedFor(ms: number): ChunkEnd {
  return { end: 'paused', seconds: Math.max(1, Math.ceil(ms / 1000)), why: 'sending is paused' };
}
