import { type Clock, timestamp } from '../../../base/clock.ts';
import type { DeliveryNews } from '../../announcements/runs/delivery-news.ts';
import type { SendRunsTable } from './send-runs-table.ts';
import type { SendingsTable } from './sendings-table.ts';
import type { Tally } from './tally.ts';

interface ReportDeps {
  sendings: SendingsTable;
  sendRuns: SendRunsTable;
  news: DeliveryNews;
  clock: Clock;
}

/** What a list shows of counts is this old at most while an announcement is sent. */
const REPORT_EVERY_MS = 10_000;
/** What was told is remembered for so many announcements. */
const MOST_REMEMBERED = 500;

/**
 * The same table; whatever ends a run or counts it is told to the record of the announcement as well. Should the
 * process die in between, the sweep tells it.
 */
export function reportedSendings({ sendings, sendRuns, news, clock }: ReportDeps): SendingsTable {
  const reportedAt = new Map<string, number>();

  async function reportCounts(id: string, tally: Tally): Promise<void> {
    const { audience, sent, unknown, acknowledged } = tally.counts;
    if (reportedAt.size >= MOST_REMEMBERED) reportedAt.clear();
    reportedAt.set(id, clock.now());
    await news.counted(id, { audience, sent, unknown, acknowledged });
  }

  async function ended(id: string, state: 'sent' | 'stopped', at: string): Promise<void> {
    const found = await sendings.get(id);
    if (!found) return;
    if (found.tally) await reportCounts(id, found.tally);
    const key = { announcementId: id, number: found.number };
    await sendRuns.change(key, { state, endedAt: at, sentAfter: found.tally?.counts.sent ?? 0 });
  }

  return {
    ...sendings,
    async saveTally(found, tally, countedAt, counted) {
      const saved = await sendings.saveTally(found, tally, countedAt, counted);
      const isFirst = found.tally?.counts.sent === 0 && tally.counts.sent > 0;
      const isOld = clock.now() - (reportedAt.get(found.id) ?? 0) > REPORT_EVERY_MS;
      if (saved !== 'changed' && (isFirst || isOld || found.state === 'sent'))
        await reportCounts(found.id, tally);
      return saved;
    },
    async finish(found, settledAt) {
      const done = await sendings.finish(found, settledAt);
      if (done === 'changed') return done;
      await ended(found.id, 'sent', settledAt);
      await news.partEnded(found.id, { part: 'people', number: found.number, at: settledAt });
      return done;
    },
    async stop(id, because) {
      await sendings.stop(id, because);
      await ended(id, 'stopped', timestamp(clock));
      await news.stopped(id, because);
    },
  };
}
