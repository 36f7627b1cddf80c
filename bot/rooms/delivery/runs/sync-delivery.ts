import { type Clock, timestamp } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import type { Jobs } from '../../../doors/jobs/job.ts';
import { FREEZE, LATE_JOINERS, RESEND } from '../../announcements/job-kinds.ts';
import {
  isStopped,
  type StoredAnnouncement,
  type WishedRun,
  waveOf,
} from '../../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import type { DeliveryNews } from '../../announcements/runs/delivery-news.ts';
import { CLOSE_RUN } from '../job-kinds.ts';
import type { SendRunsTable } from '../record/send-runs-table.ts';
import { isOver } from '../record/sending.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { SendingsTable } from '../record/sendings-table.ts';

export interface SyncDeliveryDeps {
  announcements: Pick<AnnouncementsTable, 'get'>;
  /** That table itself: what is done here the record knows already. */
  sendings: SendingsTable;
  sendRuns: SendRunsTable;
  news: DeliveryNews;
  jobs: Jobs;
  clock: Clock;
}

/** No process sends more than this long after it was cancelled; until then somebody may just be claimed. */
const QUIET_SECONDS = 3;

/**
 * Brings the delivery of an announcement to where its record says that it is to be: begun, gone on with, or ended. Safe
 * to run again, so that wherever a step broke off between two writes, this goes on. What a run does is left to its jobs.
 */
export async function syncDelivery(deps: SyncDeliveryDeps, id: string): Promise<void> {
  const record = await deps.announcements.get(id);
  if (!record?.run) return;
  const found = await deps.sendings.get(id);
  switch (record.state) {
    case 'sending':
      // What a fault has stopped waits for somebody to go on with it.
      if (isStopped(record)) return;
      return found ? goOn(deps, record, record.run, found) : begin(deps, record, record.run);
    case 'cancelled':
    case 'retracted':
    case 'sent':
      if (!found || !(await isToEnd(deps, found))) return;
      if (isReopened(record)) return void (await deps.news.reopen(id));
      return end(deps, record, record.run, found);
  }
}

/** Nobody called it off: somebody was opened again just as the word of its end came in, so it goes on. */
function isReopened({ state, run }: StoredAnnouncement): boolean {
  return state === 'sent' && run !== undefined && !run.cancelledBy;
}

/** Something may still go out, or a fault has stopped its run, which was called off then. */
async function isToEnd({ sendRuns }: SyncDeliveryDeps, found: FoundSending): Promise<boolean> {
  if (!isOver(found)) return true;
  if (found.state !== 'stopped') return false;
  const run = (await sendRuns.of(found.id)).find(({ number }) => number === found.number);
  return run?.state === 'stopped';
}

async function begin(
  { sendings, sendRuns }: SyncDeliveryDeps,
  { id, rolloutId, announcement }: StoredAnnouncement,
  { by, at }: WishedRun,
): Promise<void> {
  const content = announcement.contents[announcement.fallback];
  await sendRuns.begin({
    announcementId: id,
    number: 1,
    kind: 'first',
    state: 'sending',
    by,
    startedAt: at,
    endedAt: null,
    people: null,
    sentBefore: 0,
    sentAfter: null,
  });
  await sendings.add({
    id,
    rolloutId,
    waveId: waveOf(announcement),
    title: content?.title ?? '',
    text: content?.text ?? '',
    by,
    startedAt: at,
    state: 'freezing',
    stoppedBecause: null,
    chunks: null,
    settledAt: null,
    tally: null,
    number: 1,
  });
}

async function goOn(
  { sendings, sendRuns, news, jobs, clock }: SyncDeliveryDeps,
  { id }: StoredAnnouncement,
  run: WishedRun,
  found: FoundSending,
): Promise<void> {
  if (found.number < run.number) {
    if (run.kind === 'late-joiners') return jobs.add(LATE_JOINERS, { id, at: run.at });
    return jobs.add(RESEND, { id, at: run.at, states: [...(run.states ?? [])] });
  }
  if (found.state === 'stopped') {
    await sendings.reopen(id, timestamp(clock));
    await sendRuns.change({ announcementId: id, number: run.number }, { state: 'sending', endedAt: null });
  }
  // It came to its end, and the record has not heard of it.
  if (found.state === 'sent' && found.settledAt)
    await news.partEnded(id, { part: 'people', number: run.number, at: found.settledAt });
}

/** A first run that is cancelled is stopped where it is; of a later one everybody is as before it. */
async function end(
  { sendings, sendRuns, jobs, clock }: SyncDeliveryDeps,
  { id, state }: StoredAnnouncement,
  run: WishedRun,
  found: FoundSending,
): Promise<void> {
  const at = timestamp(clock);
  const key = { announcementId: id, number: found.number };
  if (state === 'sent') await sendings.endRun(id, at);
  else
    await sendings.cancel(id, message('delivery.cancelled-by', { name: (run.cancelledBy ?? run.by).name }));
  await sendRuns.change(key, { state: 'cancelled', endedAt: at, sentAfter: found.tally?.counts.sent ?? 0 });
  if (state === 'sent' && found.number > 1)
    await jobs.add(CLOSE_RUN, { id, number: found.number }, QUIET_SECONDS);
}

/** A step carries its record out within seconds; after this long it broke off in between. */
const BROKEN_OFF_MS = 60_000;

/**
 * For the sweep: announcements whose record says that they are being sent, and whose delivery does not follow; and
 * deliveries that go on though their record has ended them. Once too often does no harm.
 */
export function sweepRecords(
  deps: SyncDeliveryDeps & { announcements: Pick<AnnouncementsTable, 'get' | 'sending'> },
): () => Promise<void> {
  return async () => {
    for (const id of await deps.announcements.sending()) {
      const record = await deps.announcements.get(id);
      if (!record || deps.clock.now() - Date.parse(record.changedAt) < BROKEN_OFF_MS) continue;
      await syncDelivery(deps, id);
      if ((await deps.sendings.get(id))?.state === 'freezing') await deps.jobs.add(FREEZE, { id });
    }
    for (const { id } of await deps.sendings.unfinished()) {
      if ((await deps.announcements.get(id))?.state !== 'sending') await syncDelivery(deps, id);
    }
  };
}
