import type { CardBook } from '../../announcements/cards/card-book.ts';
import type { Sending } from '../record/sending.ts';
import type { MessageFor } from './send.ts';

/** Makes the messages of an announcement. */
export type Messages = (announcement: Pick<Sending, 'id' | 'by'>) => Promise<MessageFor>;

/** A card is made once for all who read the same, and what all cards say is read once for many chunks. */
export function createMessages(cardBook: CardBook): Messages {
  return async (announcement) => {
    const cards = await cardBook.of(announcement);
    return (delivery) => cards.cardFor(delivery);
  };
}
