import type { Clock } from '../clock.ts';

/** Where somebody was found last. It spares a reading; whoever relies on it must be ready to find them gone. */
export interface LastPlaces {
  /** An audience; undefined when nobody looked for so long that it may be out of date. */
  of(personId: string): string | undefined;
  note(personId: string, audience: string): void;
}

/** A move that broke off can leave a row behind, which the place of before still names: for no longer than this. */
const KEPT_MS = 60_000;
/** People of whom a process remembers it. */
const MOST = 20_000;

export function openLastPlaces(clock: Clock): LastPlaces {
  const places = new Map<string, { audience: string; until: number }>();
  return {
    of(personId) {
      const place = places.get(personId);
      return place && place.until > clock.now() ? place.audience : undefined;
    },
    note(personId, audience) {
      // The first key is the one that was noted longest ago.
      places.delete(personId);
      places.set(personId, { audience, until: clock.now() + KEPT_MS });
      const [oldest] = places.keys();
      if (places.size > MOST && oldest !== undefined) places.delete(oldest);
    },
  };
}
