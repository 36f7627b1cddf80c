import type { SendOutcome } from '../../doors/teams/outcome.ts';
import type { Pacer } from './pacer.ts';

/** Teams says "too fast" without saying how long to wait: then this long, twice as long each time. */
const FIRST_MS = 1_000;
/** Whatever Teams asks for, it is tried again after an hour. */
const MOST_MS = 3_600_000;

/**
 * Teams said "too fast": everybody waits as long as it asks for, unless it meant one conversation alone.
 * @param round how often it was said before
 */
export async function pauseAsAsked(
  pacer: Pick<Pacer, 'pause'>,
  { only, retryAfterMs }: Extract<SendOutcome, { kind: 'throttled' }>,
  round: number,
): Promise<void> {
  if (!only) await pacer.pause(Math.min(retryAfterMs ?? FIRST_MS * 2 ** round, MOST_MS));
}
