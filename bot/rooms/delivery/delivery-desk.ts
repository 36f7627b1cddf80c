import { type Clock, timestamp } from '../../base/clock.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { CardBook } from '../announcements/cards/composed-messages.ts';
import type { DeliveryDesk } from '../announcements/writing/compose-deps.ts';
import { waveOf } from '../announcements/writing/composition.ts';
import type { PostsDesk } from '../channels/posts-desk.ts';
import { FREEZE, RESEND, RETRACT, UPDATE_CARDS } from './job-kinds.ts';
import { newAnnouncement } from './new-announcement.ts';
import type { AnnouncementsTable } from './runs/announcements-table.ts';
import { startLanes } from './sending/lanes.ts';

interface DeskDeps {
  announcements: AnnouncementsTable;
  cardBook: CardBook;
  posts: PostsDesk;
  jobs: Jobs;
  clock: Clock;
}

/** Where the life of an announcement meets its delivery. What is queued may run twice. */
export function openDeliveryDesk({ announcements, cardBook, posts, jobs, clock }: DeskDeps): DeliveryDesk {
  async function goOn(id: string): Promise<void> {
    const announcement = await announcements.get(id);
    // Stopped before all were written down: the freeze goes on where it broke off, and starts the lanes.
    if (announcement?.state === 'freezing') await jobs.add(FREEZE, { id });
    else await startLanes({ announcements, jobs, clock }, id);
  }

  return {
    async start({ id, rolloutId, composition }, by) {
      // First: once the announcement is there, nobody comes back here.
      await posts.begin({ id, composition });
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
      await jobs.add(FREEZE, { id });
      await posts.look(id);
    },
    async resume(id) {
      await announcements.reopen(id, timestamp(clock));
      await posts.look(id);
      await goOn(id);
    },
    async resend(id, states, at) {
      await posts.again(id, states);
      if (await announcements.sendAgain(id, timestamp(clock)))
        await jobs.add(RESEND, { id, states: [...states], at });
    },
    async missing(id, states) {
      const counts = (await announcements.get(id))?.tally?.counts;
      return states.reduce((sum, state) => sum + (counts?.[state] ?? 0), 0);
    },
    missingPosts: (id, states) => posts.missing(id, states),
    cancel: (id, by) => announcements.stop(id, `${by} cancelled it.`),
    async retract(id) {
      await posts.wish(id, 'retract');
      await jobs.add(RETRACT, { id });
    },
    async updateCards(id) {
      cardBook.forget(id);
      await posts.wish(id, 'update');
      await jobs.add(UPDATE_CARDS, { id });
    },
    async delivered(id) {
      const counts = (await announcements.get(id))?.tally?.counts;
      return (counts?.sent ?? 0) + (counts?.unknown ?? 0) > 0 || posts.posted(id);
    },
    async course(id) {
      const found = await announcements.get(id);
      if (!found) return undefined;
      const { state, stoppedBecause, settledAt } = found;
      if (state !== 'sent') return { state, stoppedBecause, settledAt };
      // It is sent when its posts are settled as well.
      const { open, closedAt } = await posts.course(id);
      if (open) return { state: 'sending', stoppedBecause, settledAt: null };
      return { state, stoppedBecause, settledAt: laterOf(settledAt, closedAt) };
    },
  };
}

function laterOf(a: string | null, b: string | null): string | null {
  return a !== null && b !== null && b > a ? b : a;
}
