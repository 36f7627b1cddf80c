import { z } from 'zod';
import { message, type Say } from '../../base/words/message.ts';
import {
  type ActionReply,
  type ChatFace,
  cardAction,
  type Reply,
  type Sender,
} from '../../doors/teams/chat.ts';
import type { CardBook } from '../announcements/cards/card-book.ts';
import { DONE, GOT_IT, REPORT } from '../announcements/cards/content-card.ts';
import type { Announced, AnnouncedCard } from '../feedback/announced.ts';
import type { ReceiptBook } from './receipts/receipt-book.ts';
import type { Reports } from './receipts/reports.ts';
import { RECEIPT_AT, type Receipt } from './record/delivery.ts';
import type { Sending } from './record/sending.ts';
import type { SendingsTable } from './record/sendings-table.ts';
import type { DeliveriesTable } from './sending/deliveries-table.ts';

interface DeliveryChatDeps {
  sendings: Pick<SendingsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'get'>;
  cardBook: CardBook;
  receipts: ReceiptBook;
  reports: Pick<Reports, 'find'>;
  /** How the room that takes reports asks for one; `from` is the announcement that it is about. */
  askForReport(sender: Sender, say: Say, from?: AnnouncedCard & Announced): Promise<Reply>;
}

/** The announcement and the chunk that a card was sent with. */
const Where = z.object({ a: z.uuid(), c: z.coerce.number().int().min(0) });

/** What does not change about an announcement is remembered for so many of them. */
const MOST_REMEMBERED = 200;

/** The buttons of an announcement: each is noted once, for the person it was sent to, and can be pressed again. */
export function deliveryChat(deps: DeliveryChatDeps): ChatFace {
  const { sendings, deliveries, receipts } = deps;
  const remembered = new Map<string, Pick<Sending, 'id' | 'by'>>();

  async function find(id: string) {
    const known = remembered.get(id) ?? (await sendings.get(id));
    if (!known) return undefined;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(id, { id, by: known.by });
    return known;
  }

  /** The card says so from now on, beside whatever the person did before. */
  async function note(
    sender: Sender,
    { a: id, c: chunk }: z.infer<typeof Where>,
    receipt: Receipt,
  ): Promise<ActionReply> {
    const [announcement, delivery] = await Promise.all([find(id), deliveries.get(id, chunk, sender.id)]);
    if (!announcement || !delivery) return { note: message('delivery.not-for-you') };
    const at = await receipts.note(delivery, receipt);
    const cards = await deps.cardBook.of(announcement);
    const to = { ...delivery, [RECEIPT_AT[receipt]]: at, locale: delivery.locale ?? sender.locale };
    const reply = await cards.cardFor(to, sender.timeZone);
    return { replaceWith: reply.card, summary: reply.summary };
  }

  return {
    commands: [
      {
        // Typed words belong to no card: which announcement is meant, only its button knows.
        id: 'delivery.got-it',
        quiet: true,
        answer: async () => ({ say: message('delivery.press-the-card') }),
      },
    ],
    actions: [
      cardAction(GOT_IT, Where, (sender, where) => note(sender, where, 'acknowledged')),
      cardAction(DONE, Where, (sender, where) => note(sender, where, 'done')),
      // Asking for the form is no receipt yet: many close it again.
      cardAction(REPORT, Where, async (sender, { a: announcement, c: chunk }, say) => {
        const card = { announcement, chunk };
        const found = await deps.reports.find(card, sender.id);
        return { answer: await deps.askForReport(sender, say, found && { ...card, ...found }) };
      }),
    ],
  };
}
