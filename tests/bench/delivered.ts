import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { mostWithin, ratePerSecond } from './rate.ts';
import type { Arrival } from './simulated-teams.ts';

/** What the chats show of one announcement. */
export interface Delivered {
  /** Messages per second from the first to the last. */
  rate: number;
  mostInFiveSeconds: number;
  mostInOneSecond: number;
  /** People of the audience who have no card. */
  lost: number;
  /** Cards that somebody has more than once, the first one not counted. */
  repeats: number;
}

export function delivered(audience: readonly SimPerson[], arrivals: readonly Arrival[]): Delivered {
  const times = arrivals.map(({ at }) => at);
  const reached = new Set(arrivals.map(({ person }) => person));
  return {
    rate: ratePerSecond(times),
    mostInFiveSeconds: mostWithin(5_000, times),
    mostInOneSecond: mostWithin(1_000, times),
    lost: audience.filter(({ id }) => !reached.has(id)).length,
    repeats: arrivals.length - reached.size,
  };
}
