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

/** What the room that sends announcements knows and keeps of them. Told in, since this room does not know it. */
export interface AnnouncedCards {
  /** Undefined where the announcement was not for this person, or is gone. */
  find(card: AnnouncedCard, personId: string): Promise<Announced | undefined>;
  /** Keeps that this person reported an issue from the card. Again it changes nothing. */
  reported(card: AnnouncedCard, personId: string): Promise<void>;
}
