import type { CardBook } from '../../announcements/cards/composed-messages.ts';
import type { AnnouncedCards } from '../../feedback/announced.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import type { Announcement } from '../runs/announcement.ts';
import type { AnnouncementsTable } from '../runs/announcements-table.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';
import type { ReceiptBook } from './receipt-book.ts';

interface ReportsDeps {
  announcements: Pick<AnnouncementsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'get'>;
  cardBook: Pick<CardBook, 'of'>;
  receipts: ReceiptBook;
}

/** What people report from the cards of announcements; the issues themselves are kept by the room of feedback. */
export function openReports({ announcements, deliveries, cardBook, receipts }: ReportsDeps): AnnouncedCards {
  /** The title with its placeholders filled in; as it was written where no card can be made any more. */
  async function titleFor(announcement: Announcement, to: FoundDelivery): Promise<string> {
    // A wave that is gone must not keep anybody from reporting.
    const cards = await cardBook.of(announcement).catch(() => undefined);
    const reply = await cards?.cardFor(to);
    return reply ? reply.summary : announcement.title;
  }

  return {
    async find({ announcement: id, chunk }, personId) {
      const [announcement, delivery] = await Promise.all([
        announcements.get(id),
        deliveries.get(id, chunk, personId),
      ]);
      if (!announcement || !delivery) return undefined;
      const title = await titleFor(announcement, delivery);
      const { waveId } = announcement;
      return { title, phaseId: waveId === null ? null : partsOfWaveId(waveId).phaseId };
    },
    async reported({ announcement: id, chunk }, personId) {
      const delivery = await deliveries.get(id, chunk, personId);
      if (delivery) await receipts.note(delivery, 'reported');
    },
  };
}
