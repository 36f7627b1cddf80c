/** The card of an announcement, as its buttons know it. */
export interface AnnouncedCard {
  announcement: string;
  chunk: number;
}

/** What the announcement of a card says to the person who has the card. */
export interface Announced {
  /** As the person reads it. */
  title: string;
  /** The phase that it is about; null for none. */
  phaseId: string | null;
}
