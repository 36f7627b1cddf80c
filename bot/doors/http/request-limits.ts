import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyError } from '../../base/errors.ts';

/**
 * Nobody can keep this process from answering others: neither by asking without end, nor by what they do wrong from an
 * address that a whole office shares. Counted in memory: each replica counts for itself.
 */
export interface RequestLimits {
  /**
   * Somebody at this address could not say who they are.
   * @throws AnswerError once that were too many: then they hear no more than that
   */
  turnedAway(address: string): Promise<void>;
  /** @throws AnswerError for a person who asks too much */
  asks(personId: string): Promise<void>;
}

interface Most {
  /** Requests of one person in a minute: a screen that follows a sending asks 40 times, and people have several open. */
  asked: number;
  /** Sign-ins from one address that failed within a minute. An office may be one address. */
  turnedAway: number;
}

const MOST: Most = { asked: 900, turnedAway: 120 };
const MINUTE_SECONDS = 60;

export function createRequestLimits(most: Most = MOST): RequestLimits {
  const asked = new RateLimiterMemory({ points: most.asked, duration: MINUTE_SECONDS });
  const refused = new RateLimiterMemory({ points: most.turnedAway, duration: MINUTE_SECONDS });
  return {
    async turnedAway(address) {
      await refused.consume(address).catch((found: RateLimiterRes) => {
        throw tooMany(found);
      });
    },
    async asks(personId) {
      await asked.consume(personId).catch((found: RateLimiterRes) => {
        throw tooMany(found);
      });
    },
  };
}

function tooMany({ msBeforeNext }: RateLimiterRes): TooManyError {
  return new TooManyError('too-many-requests', { seconds: Math.ceil(msBeforeNext / 1000) }, msBeforeNext);
}
