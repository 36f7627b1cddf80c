import type { CardBook } from '../../announcements/cards/card-book.ts';
import type { Announced, AnnouncedCard } from '../../feedback/announced.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import type { Sending } from '../record/sending.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';
import type { ReceiptBook } from './receipt-book.ts';

interface ReportsDeps {
  sendings: Pick<SendingsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'get'>;
  cardBook: Pick<CardBook, 'of'>;
  receipts: ReceiptBook;
}

/** What is known and kept of the cards that people report from. */
export interface Reports {
  /** Undefined where the announcement was not for this person, or is gone. */
  find(card: AnnouncedCard, personId: string): Promise<Announced | undefined>;
  /** Keeps that this person reported an issue from the card. Again it changes nothing. */
  reported(card: AnnouncedCard, personId: string): Promise<void>;
}

/** What people report from the cards of announcements; the issues themselves are kept by the room of feedback. */
export function openReports({ sendings, deliveries, cardBook, receipts }: ReportsDeps): Reports {
  /** The title with its placeholders filled in; as it was written where no card can be made any more. */
  async function titleFor(sending: Sending, to: FoundDelivery): Promise<string> {
    // A wave that is gone must not keep anybody from reporting.
    const cards = await cardBook.of(sending).catch(() => undefined);
    const reply = await cards?.cardFor(to);
    return reply ? reply.summary : sending.title;
  }

  return {
    async find({ announcement: id, chunk }, personId) {
      const [sending, delivery] = await Promise.all([sendings.get(id), deliveries.get(id, chunk, personId)]);
      if (!sending || !delivery) return undefined;
      const title = await titleFor(sending, delivery);
      const { waveId } = sending;
      const phase = waveId === null ? null : partsOfWaveId(waveId);
      return { title, phase: phase && { rolloutId: phase.rolloutId, phaseId: phase.phaseId } };
    },
    async reported({ announcement: id, chunk }, personId) {
      const delivery = await deliveries.get(id, chunk, personId);
      if (delivery) await receipts.note(delivery, 'reported');
    },
  };
}
