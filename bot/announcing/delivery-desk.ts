import { type Clock, timestamp } from '../clock.ts';
import type { Jobs } from '../jobs/job.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import type { DeliveryDesk } from './composing/compose-deps.ts';
import type { CardBook } from './composing/composed-messages.ts';
import { waveOf } from './composing/composition.ts';
import { newAnnouncement } from './send-at-once.ts';

interface DeskDeps {
  announcements: AnnouncementsTable;
  cardBook: CardBook;
  jobs: Jobs;
  clock: Clock;
}

/** Where the life of an announcement meets its delivery. What is queued may run twice. */
export function openDeliveryDesk({ announcements, cardBook, jobs, clock }: DeskDeps): DeliveryDesk {
  return {
    async start({ id, rolloutId, composition }, by) {
      const content = composition.contents[composition.fallback];
      await announcements.add(
        newAnnouncement({
          id,
          rolloutId,
          waveId: waveOf(composition),
          title: content?.title ?? '',
          text: content?.text ?? '',
          by: { id: by.id, name: by.name },
          startedAt: timestamp(clock),
        }),
      );
      // Also when it was there before: the first time may have broken off between saving and queueing.
      await jobs.add('announcing.freeze', { id });
    },
    cancel: (id) => announcements.stop(id, 'It was cancelled.'),
    async retract(id) {
      await jobs.add('announcing.retract', { id, chunk: 0 });
    },
    async updateCards(id) {
      cardBook.forget(id);
      await jobs.add('announcing.update-cards', { id, chunk: 0 });
    },
    async delivered(id) {
      const counts = (await announcements.get(id))?.tally?.counts;
      return (counts?.sent ?? 0) + (counts?.unknown ?? 0) > 0;
    },
  };
}
