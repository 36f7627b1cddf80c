import type { PhaseOfRollout } from './phase-key.ts';

/** The card of an announcement, as its buttons know it. */
export interface AnnouncedCard {
  announcement: string;
  chunk: number;
}

/** What the announcement of a card says to the person who has the card. */
export interface Announced {
  /** As the person reads it. */
  title: string;
  /** That it is about; null for none. */
  phase: PhaseOfRollout | null;
}
