import { type Clock, timestamp } from '../../../base/clock.ts';
import type { ResendState } from '../../../contract/delivery/send-runs.ts';
import { handleJob, type JobHandler, type Jobs, LaterError } from '../../../doors/jobs/job.ts';
import { LATE_JOINERS, RESEND } from '../../announcements/job-kinds.ts';
import { isUnderWay, type WishedRun } from '../../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import type { People } from '../../people/people.ts';
import { CLOSE_RUN, TALLY } from '../job-kinds.ts';
import type { SendRunsTable } from '../record/send-runs-table.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import { noteHold } from '../sending/count-deliveries.ts';
import { CHUNK_SIZE, type DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';
import { newDelivery } from '../sending/freeze.ts';
import { startLanes } from '../sending/lanes.ts';
import { type RecipientsDeps, recipientsOf } from '../sending/recipients.ts';
import { joinedSince } from './late-joiners.ts';

export interface LaterRunsDeps extends RecipientsDeps {
  people: People;
  announcements: AnnouncementsTable;
  sendings: SendingsTable;
  deliveries: DeliveriesTable;
  sendRuns: SendRunsTable;
  jobs: Jobs;
  clock: Clock;
}

/** A freeze or a roll-up that lives gives a sign several times in a minute. */
const SIGN_MS = 15_000;
/** Somebody who was claimed when a run was cancelled is settled within this time. */
const CLAIMED_SECONDS = 5;

/**
 * The runs behind the first: one over those who have not got it, and nobody else, and one over those who joined the
 * audience since it was frozen. Each row of a delivery knows how it stood before, so that a run can be cancelled.
 */
export function laterRunJobs(deps: LaterRunsDeps): JobHandler[] {
  const { people, announcements, sendings, deliveries, sendRuns, jobs, clock } = deps;

  /** The run as it was wished at this moment, if it is still to be begun; undefined once that is past. */
  async function wished(id: string, at: string) {
    const [record, found] = await Promise.all([announcements.get(id), sendings.get(id)]);
    if (!record || !isUnderWay(record) || record.run?.at !== at || !found?.chunks) return undefined;
    return { run: record.run, found, chunks: found.chunks };
  }

  function showsLife(id: string, stopping: AbortSignal): () => Promise<void> {
    let signAt = clock.now();
    return async () => {
      stopping.throwIfAborted();
      if (clock.now() - signAt <= SIGN_MS) return;
      await sendings.alive(id, timestamp(clock));
      signAt = clock.now();
    };
  }

  /**
   * They may have got the app since, or talked to the bot from somewhere else; undefined for those who have left, to
   * whom nothing is sent any more.
   */
  async function asNow(delivery: FoundDelivery): Promise<FoundDelivery | undefined> {
    const person = await people.table.find(delivery.personId);
    if (person?.unreachable === 'left') return undefined;
    if (delivery.state === 'unknown') return delivery;
    return { ...delivery, conversation: person?.conversation ?? delivery.conversation };
  }

  /** Somebody may press a button, or be served by another way, between reading and writing: then it is read again. */
  async function openChunk(id: string, chunk: number, states: readonly ResendState[]): Promise<number> {
    for (;;) {
      const rows = await deliveries.chunk(id, chunk);
      const asked = rows.filter((row) => states.some((wanted) => wanted === row.state) && !hasIt(row));
      const open = (await Promise.all(asked.map(asNow))).filter((row) => row !== undefined);
      const opened = rows.filter(({ state, was }) => state === 'pending' && was !== null);
      if ((await deliveries.openAgain(open)) === 'written') return open.length + opened.length;
    }
  }

  /** Its people are open: the run is on, and the lanes go over all chunks. */
  async function start(
    id: string,
    { number, kind, by, at }: WishedRun,
    found: FoundSending,
    opened: { people: number; chunks: number },
  ): Promise<void> {
    await sendRuns.begin({
      announcementId: id,
      number,
      kind,
      state: 'sending',
      by,
      startedAt: at,
      endedAt: null,
      people: opened.people,
      sentBefore: found.tally?.counts.sent ?? 0,
      sentAfter: null,
    });
    const change = { number, chunks: opened.chunks, resentAt: at };
    // Not when it was cancelled meanwhile.
    if (await sendings.sendAgain(id, timestamp(clock), change)) await goOn(found);
  }

  /** Whether its wave is held stands there before the first lane looks: otherwise some would be written to before. */
  async function goOn(found: FoundSending): Promise<void> {
    await noteHold(deps, found);
    await startLanes(deps, found.id);
  }

  async function resend(
    { id, at, states }: { id: string; at: string; states: readonly ResendState[] },
    stopping: AbortSignal,
  ): Promise<void> {
    const known = await wished(id, at);
    if (!known) return;
    const { run, found, chunks } = known;
    // Everybody is open already, but a process that died right then may have queued no lanes, or not all.
    if (found.number === run.number) return goOn(found);
    const showLife = showsLife(id, stopping);
    let opened = 0;
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      opened += await openChunk(id, chunk, states);
      await showLife();
    }
    // Cancelled while they were opened: whoever was opened is as before again.
    if (!(await wished(id, at))) return jobs.add(CLOSE_RUN, { id, number: run.number });
    await start(id, run, found, { people: opened, chunks });
  }

  async function sendToLateJoiners(
    { id, at }: { id: string; at: string },
    stopping: AbortSignal,
  ): Promise<void> {
    const known = await wished(id, at);
    if (!known) return;
    const { run, found } = known;
    if (found.number === run.number) return goOn(found);
    const showLife = showsLife(id, stopping);
    const there = new Set<string>();
    let chunk = 0;
    // Also chunks that an earlier try of this job has added.
    for (; ; chunk += 1) {
      const rows = await deliveries.chunk(id, chunk);
      // Everybody may have left one of those that were written down first.
      if (rows.length === 0 && chunk >= (found.chunks ?? 0)) break;
      for (const { personId } of rows) there.add(personId);
      await showLife();
    }
    const before = there.size;
    const recipients = await recipientsOf(deps, found);
    let waiting: Awaited<ReturnType<typeof recipients.pages.after>> = [];
    const flush = async (least: number) => {
      while (waiting.length >= least && waiting.length > 0) {
        const some = waiting.slice(0, CHUNK_SIZE);
        waiting = waiting.slice(CHUNK_SIZE);
        const rows = some.map((one) => newDelivery(id, chunk, one, recipients));
        const added = await deliveries.addChunk(id, chunk, rows);
        if (added === 'exists') throw new LaterError(1, 'another run of this job was quicker');
        for (const { person } of some) there.add(person.id);
        chunk += 1;
      }
    };
    for await (const joined of joinedSince(recipients.pages, there)) {
      waiting.push(...joined);
      await flush(CHUNK_SIZE);
      await showLife();
    }
    await flush(1);
    if (!(await wished(id, at))) return;
    await start(id, run, found, { people: there.size - before, chunks: chunk });
  }

  /** Who was still waiting in a run that was cancelled is as before it; who was not there before is left out. */
  async function close({ id, number }: { id: string; number: number }, stopping: AbortSignal): Promise<void> {
    const [record, found] = await Promise.all([announcements.get(id), sendings.get(id)]);
    // Begun again since: then they are wanted.
    if (!found?.chunks || (record?.state === 'sending' && record.run?.number !== number)) return;
    const showLife = showsLife(id, stopping);
    let claimed = 0;
    for (let chunk = 0; chunk < found.chunks; chunk += 1) {
      claimed += await closeChunk(id, chunk);
      await showLife();
    }
    if (claimed > 0) throw new LaterError(CLAIMED_SECONDS, 'somebody was just being sent to');
    await jobs.add(TALLY, { id });
  }

  async function closeChunk(id: string, chunk: number): Promise<number> {
    for (;;) {
      const rows = await deliveries.chunk(id, chunk);
      const open = rows.filter(({ state }) => state === 'pending');
      if ((await deliveries.closeAgain(open)) === 'written')
        return rows.filter(({ state }) => state === 'claimed').length;
    }
  }

  return [handleJob(RESEND, resend), handleJob(LATE_JOINERS, sendToLateJoiners), handleJob(CLOSE_RUN, close)];
}

/** Nobody knew whether it arrived, but they pressed something on it. */
function hasIt({ acknowledgedAt, doneAt, reportedAt, openedTrainingAt }: FoundDelivery): boolean {
  return Boolean(acknowledgedAt ?? doneAt ?? reportedAt ?? openedTrainingAt);
}
