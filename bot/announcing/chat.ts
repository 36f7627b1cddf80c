import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Clock, timestamp } from '../clock.ts';
import type { Jobs } from '../jobs/job.ts';
import { sayDate } from '../rollout/say-date.ts';
import { type ChatFace, cardAction } from '../teams/chat.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import type { CardBook } from './composing/composed-messages.ts';
import { GOT_IT } from './composing/content-card.ts';
import type { DeliveriesTable } from './deliveries-table.ts';

interface AnnouncingChatDeps {
  announcements: AnnouncementsTable;
  deliveries: DeliveriesTable;
  cardBook: CardBook;
  jobs: Jobs;
  clock: Clock;
}

const Receipt = z.object({ a: z.uuid(), c: z.coerce.number().int().min(0) });

/** A press is counted by the roll-up that starts this long after it ... */
const COUNT_AFTER_SECONDS = 2;
/** ... and further presses within this time need no roll-up of their own, since that one has not started yet. */
const SAME_COUNT_MS = 1_000;

/** "Got it" on an announcement: noted once, for the person it was sent to. */
export function announcingChat(deps: AnnouncingChatDeps): ChatFace {
  const { announcements, deliveries, jobs, clock } = deps;
  const countAskedAt = new Map<string, number>();

  async function askForCount(id: string): Promise<void> {
    const now = clock.now();
    if (now - (countAskedAt.get(id) ?? 0) < SAME_COUNT_MS) return;
    countAskedAt.set(id, now);
    await jobs.add('announcing.tally', { id }, COUNT_AFTER_SECONDS);
  }

  return {
    actions: [
      cardAction(GOT_IT, Receipt, async (sender, { a: id, c: chunk }) => {
        const [announcement, delivery] = await Promise.all([
          announcements.get(id),
          deliveries.get(id, chunk, sender.id),
        ]);
        if (!announcement || !delivery)
          return { note: 'This announcement was not for you, or it is gone. Nothing was noted.' };
        const at = delivery.acknowledgedAt ?? timestamp(clock);
        if (!delivery.acknowledgedAt) {
          await deliveries.note(delivery, 'acknowledged', at);
          await askForCount(id);
        }
        const locale = delivery.locale ?? sender.locale;
        const day = Temporal.Instant.from(at)
          .toZonedDateTimeISO(sender.timeZone ?? 'UTC')
          .toPlainDate();
        const cards = await deps.cardBook.of(announcement);
        const reply = await cards.cardFor({ ...delivery, locale }, { acknowledgedOn: sayDate(day, locale) });
        return 'card' in reply ? { replaceWith: reply.card, summary: reply.summary } : { note: reply.text };
      }),
    ],
  };
}
