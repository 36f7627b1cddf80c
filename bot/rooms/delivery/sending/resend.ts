import { type Clock, timestamp } from '../../../base/clock.ts';
import { handleJob, type JobData, type JobHandler, type Jobs } from '../../../doors/jobs/job.ts';
import type { People } from '../../people/people.ts';
import { RESEND, type ResendState } from '../job-kinds.ts';
import type { AnnouncementsTable } from '../runs/announcements-table.ts';
import type { DeliveriesTable } from './deliveries-table.ts';
import type { FoundDelivery } from './delivery-row.ts';
import { startLanes } from './lanes.ts';

export interface ResendDeps {
  people: Pick<People, 'table'>;
  announcements: AnnouncementsTable;
  deliveries: DeliveriesTable;
  jobs: Jobs;
  clock: Clock;
}

/** A freeze or a roll-up that lives gives a sign several times in a minute. */
const SIGN_MS = 15_000;

/**
 * Sends an announcement again to those of its people who have not got it, and to nobody else. The audience stays
 * as it was frozen: their rows are pending again, as people know them now, and the lanes go over all chunks.
 */
export function resendJobs(deps: ResendDeps): JobHandler[] {
  const { people, announcements, deliveries, clock } = deps;

  /** They may have got the app since, or talked to the bot from somewhere else. */
  async function asNow(delivery: FoundDelivery): Promise<FoundDelivery> {
    const person = delivery.state === 'unknown' ? undefined : await people.table.find(delivery.personId);
    return { ...delivery, conversation: person?.conversation ?? delivery.conversation };
  }

  /** Somebody may press a button, or be served by another way, between reading and writing: then it is read again. */
  async function openChunk(id: string, chunk: number, states: readonly ResendState[]): Promise<void> {
    for (;;) {
      const rows = await deliveries.chunk(id, chunk);
      const open = rows.filter((row) => states.some((wanted) => wanted === row.state) && !hasIt(row));
      if ((await deliveries.openAgain(await Promise.all(open.map(asNow)))) === 'written') return;
    }
  }

  async function resend({ id, at, states }: JobData<typeof RESEND>, stopping: AbortSignal): Promise<void> {
    const announcement = await announcements.get(id);
    if (announcement?.state === 'stopped' || !announcement?.chunks) return;
    const { resentAt = '' } = announcement.course;
    if (resentAt > at) return;
    // Everybody is open already, but a process that died right then may have queued no lanes, or not all.
    if (resentAt === at) return startLanes(deps, id);
    let signAt = clock.now();
    for (let chunk = 0; chunk < announcement.chunks; chunk += 1) {
      stopping.throwIfAborted();
      await openChunk(id, chunk, states);
      if (clock.now() - signAt > SIGN_MS) {
        await announcements.alive(id, timestamp(clock));
        signAt = clock.now();
      }
    }
    // Not when it was cancelled meanwhile.
    if (await announcements.sendAgain(id, timestamp(clock), at)) await startLanes(deps, id);
  }

  return [handleJob(RESEND, resend)];
}

/** Nobody knew whether it arrived, but they pressed something on it. */
function hasIt({ acknowledgedAt, doneAt, reportedAt, openedTrainingAt }: FoundDelivery): boolean {
  return Boolean(acknowledgedAt ?? doneAt ?? reportedAt ?? openedTrainingAt);
}
