import { type Clock, timestamp } from '../../../base/clock.ts';
import { handleJob, type JobHandler, LaterError } from '../../../doors/jobs/job.ts';
import type { SendOutcome } from '../../../doors/teams/outcome.ts';
import type { AnnouncementCards, CardBook } from '../../announcements/cards/card-book.ts';
import { RETRACT, UPDATE_CARDS } from '../../announcements/job-kinds.ts';
import type { CardsWish } from '../../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import { REFUSED_SECONDS, waitForMending } from '../../telling/bot-refused.ts';
import { LONGEST_WAIT_MS, type SendPacer, type SendTurns } from '../../telling/send-pacer.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';
import type { CardWorkTable, FoundCardWork } from './card-work-table.ts';

export interface CardWorkDeps {
  announcements: Pick<AnnouncementsTable, 'get' | 'granted'>;
  sendings: Pick<SendingsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'chunk' | 'cardsDone'>;
  cardWork: CardWorkTable;
  cardBook: CardBook;
  pacer: SendPacer;
  clock: Clock;
}

/** Work without a sign for this long has broken off. A chunk takes seconds, longer only where Teams asks to wait. */
const SIGN_MS = 60_000;
/** Whoever was just being sent to when the wish was made has a card after this long, and it is the new one from then on. */
const LATECOMERS_MS = 60_000;
/** After this long the job goes to the end of the queue, so that others get their turn. */
const SHARE_MS = 60_000;
/** Teams does not answer, or asks to wait: a card is tried this often before it counts as failed. */
const MOST_ROUNDS = 5;

/**
 * Brings the cards that people have already to what they would say now, or takes them back: whichever was wished
 * last. Chunk after chunk, within the send budget. Safe to run twice and to break off: a card that was updated is
 * marked, and of two runs the one that began first ends.
 */
export function deliveredCardsJobs(deps: CardWorkDeps): JobHandler[] {
  const { announcements, sendings, deliveries, cardWork, cardBook, clock } = deps;
  const signAfter = (ms: number) => new Date(clock.now() + ms).toISOString();

  async function updateDeliveredCards({ id }: { id: string }, stopping: AbortSignal): Promise<void> {
    const wish = (await announcements.get(id))?.wish;
    if (!wish) return;
    const begunAt = clock.now();
    let work: FoundCardWork | undefined = await cardWork.take(id, wish, signAfter(SIGN_MS));
    let mayHaveMissed = false;

    for (;;) {
      stopping.throwIfAborted();
      const sending = await sendings.get(id);
      if (!sending) break;
      if (sending.chunks === null || work.chunk >= sending.chunks) {
        mayHaveMissed ||= sending.state === 'sending' || sending.state === 'freezing';
        break;
      }
      if (clock.now() - begunAt > SHARE_MS) throw new LaterError(0, 'there are more cards');
      if (work.chunk === 0) cardBook.forget(id);
      const rows = await deliveries.chunk(id, work.chunk);
      mayHaveMissed ||= rows.some(({ state }) => state === 'claimed');
      const cards = wish.kind === 'update' ? await cardBook.of(sending) : undefined;
      const updated = await updateCards(
        deps,
        rows.filter((row) => isOpen(row, wish)),
        cards,
        stopping,
      );
      if (updated.refused) {
        await cardWork.save({ ...work, signBy: signAfter(REFUSED_SECONDS * 1000) });
        throw waitForMending();
      }
      await deliveries.cardsDone(updated.finished, wish.at);
      if (updated.waitMs > 0) {
        await cardWork.save({ ...work, ...more(work, updated), signBy: signAfter(updated.waitMs + SIGN_MS) });
        throw new LaterError(updated.waitMs / 1000, 'sending is paused');
      }
      work = await cardWork.save({
        ...work,
        ...more(work, updated),
        chunk: work.chunk + 1,
        signBy: signAfter(SIGN_MS),
      });
      if (!work) return;
    }

    const sureAt = Date.parse(wish.at) + LATECOMERS_MS;
    if (mayHaveMissed && begunAt < sureAt) {
      const waitMs = Math.max(sureAt - clock.now(), 1000);
      await cardWork.save({ ...work, chunk: 0, signBy: signAfter(waitMs + SIGN_MS) });
      throw new LaterError(waitMs / 1000, 'somebody was just being sent to');
    }
    if (await cardWork.save({ ...work, finishedAt: timestamp(clock) }))
      await announcements.granted(id, wish.at);
  }

  return [handleJob(UPDATE_CARDS, updateDeliveredCards), handleJob(RETRACT, updateDeliveredCards)];
}

/** Has a card that was not yet updated for this wish. An outcome that nobody knows may have left a card, too. */
function isOpen({ state, activityId, conversation, cardAt }: FoundDelivery, { at }: CardsWish): boolean {
  if (state !== 'sent' && state !== 'unknown') return false;
  return activityId !== null && conversation !== null && (cardAt === null || cardAt < at);
}

interface Updated {
  finished: FoundDelivery[];
  done: number;
  gone: number;
  failed: number;
  refused: boolean;
  /** In ms: sending is paused for longer than a job waits. */
  waitMs: number;
}

function more({ done, gone, failed }: FoundCardWork, updated: Updated) {
  return { done: done + updated.done, gone: gone + updated.gone, failed: failed + updated.failed };
}

/** @param cards what they are to say; undefined to take them back */
async function updateCards(
  deps: CardWorkDeps,
  rows: readonly FoundDelivery[],
  cards: AnnouncementCards | undefined,
  stopping: AbortSignal,
): Promise<Updated> {
  const { pacer, clock } = deps;
  const updated: Updated = { finished: [], done: 0, gone: 0, failed: 0, refused: false, waitMs: 0 };
  let waiting = rows;
  for (let round = 0; waiting.length > 0; round += 1) {
    const turns = await pacer.reserve(waiting.length, round);
    const ahead = pacer.soonest() - clock.now();
    if (ahead > LONGEST_WAIT_MS) return { ...updated, waitMs: ahead };
    const again: FoundDelivery[] = [];
    await Promise.all(
      waiting.map(async (row) => {
        const outcome = await tryOne(row, cards, turns, () => updated.refused || stopping.aborted);
        if (outcome === 'not-now') return void again.push(row);
        switch (outcome.kind) {
          case 'bot-refused':
            updated.refused = true;
            return;
          case 'throttled':
            return void again.push(row);
          case 'unknown':
            // Doing it once more does no harm.
            if (round < MOST_ROUNDS) return void again.push(row);
            updated.failed += 1;
            break;
          case 'sent':
            updated.done += 1;
            break;
          case 'unreachable':
            updated.gone += 1;
            break;
          case 'failed':
            if (outcome.why === 'message-gone') updated.gone += 1;
            else updated.failed += 1;
        }
        updated.finished.push(row);
      }),
    );
    if (updated.refused) return updated;
    stopping.throwIfAborted();
    waiting = again;
  }
  return updated;
}

async function tryOne(
  row: FoundDelivery,
  cards: AnnouncementCards | undefined,
  turns: SendTurns,
  isOff: () => boolean,
): Promise<SendOutcome | 'not-now'> {
  const { conversation, activityId } = row;
  if (conversation === null || activityId === null) return 'not-now';
  const message = await cards?.cardFor(row);
  const line = await turns.next();
  if (line === 'missed' || isOff()) return 'not-now';
  return message ? line.update(conversation, activityId, message) : line.remove(conversation, activityId);
}
