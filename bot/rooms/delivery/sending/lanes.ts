import { type Clock, timestamp } from '../../../base/clock.ts';
import { unexpected } from '../../../base/errors.ts';
import { handleJob, type JobData, type JobHandler, type Jobs, LaterError } from '../../../doors/jobs/job.ts';
import { COUNT_WHILE_SENDING, DELIVER, LANE, TALLY } from '../job-kinds.ts';
import { isOver } from '../record/sending.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import type { ChunkEnd } from './chunk-end.ts';
import { type DeliverDeps, deliverSpan } from './deliver.ts';
import { CHUNKS_IN_A_PAGE } from './deliveries-table.ts';
import type { Messages } from './messages.ts';

// A lane is a job that sends span after span of chunks: of four lanes the first takes the first span, the fifth and so
// on. So an announcement has the same few jobs in the queue however many people it has, and what somebody else asks of
// the product does not wait behind an hour of sending.

/** Enough for one process to be reading a chunk while it sends another, and for several processes to share. */
export const LANES = 4;
/** After this long a lane goes to the end of the queue, so that announcements take turns. */
const SHARE_MS = 120_000;
/** The freeze is still writing the next chunk. */
const FREEZE_SECONDS = 1;
/** A small announcement is also counted when a lane ends: counting costs little, and it ends sooner. */
export const FEW_CHUNKS = 5;

export interface LaneDeps extends DeliverDeps {
  sendings: SendingsTable;
  messages: Messages;
  jobs: Jobs;
}

interface StartDeps {
  sendings: SendingsTable;
  jobs: Jobs;
  clock: Clock;
}

/**
 * Queues the lanes of an announcement and the job that counts. Any that are there already end by themselves, so
 * this is also the way to get going again whatever was lost.
 */
export async function startLanes({ sendings, jobs, clock }: StartDeps, id: string): Promise<void> {
  const run = await sendings.nextRun(id, timestamp(clock));
  if (run === undefined) return;
  const chunks = (await sendings.get(id))?.chunks ?? LANES;
  const span = spanOf(chunks);
  for (let chunk = 0; chunk < Math.min(LANES * span, chunks); chunk += span)
    await jobs.add(LANE, { id, run, chunk, step: LANES * span });
  await jobs.add(COUNT_WHILE_SENDING, { id, run });
}

/** Chunks that a lane reads at once: of a small announcement fewer, so that all lanes have about as much to do. */
function spanOf(chunks: number): number {
  return Math.min(CHUNKS_IN_A_PAGE, Math.max(1, Math.floor(chunks / (2 * LANES))));
}

export function laneJobs(deps: LaneDeps): JobHandler[] {
  const { jobs, clock, watch } = deps;

  async function sendLane(
    { id, run, chunk: first, step }: JobData<typeof LANE>,
    stopping: AbortSignal,
  ): Promise<void> {
    const goOn = (chunk: number, seconds: number) => jobs.add(LANE, { id, run, chunk, step }, seconds);
    const startedAt = clock.now();
    const count = Math.max(1, Math.floor(step / LANES));
    // Known from before this lane was begun, it may look over: it was, and goes on.
    if (((await watch.look(id))?.course.run ?? run) < run) watch.forget(id);

    for (let chunk = first; ; chunk += step) {
      const sending = await watch.look(id);
      if (!sending || isOver(sending) || sending.course.run > run) return;
      if (sending.chunks !== null && chunk >= sending.chunks) break;
      if (clock.now() - startedAt > SHARE_MS) return goOn(chunk, 0);

      const span = { id, chunk, count };
      const found = await deliverSpan(deps, span, await deps.messages(sending), stopping);
      switch (found.end) {
        case 'settled':
          break;
        case 'over':
          return;
        case 'empty':
          if (sending.chunks === null) return goOn(chunk, FREEZE_SECONDS);
          // Everybody in these chunks has left while they were written down.
          break;
        case 'paused':
          return goOn(chunk, found.seconds);
        case 'later':
          // Nobody else of this lane has to wait for them.
          await jobs.add(DELIVER, span, found.seconds);
          break;
        default:
          unexpected(found);
      }
    }
    await countFew(id);
  }

  async function countFew(id: string): Promise<void> {
    const sending = await watch.look(id);
    if ((sending?.chunks ?? Number.POSITIVE_INFINITY) <= FEW_CHUNKS) await jobs.add(TALLY, { id });
  }

  async function sendSpan(span: JobData<typeof DELIVER>, stopping: AbortSignal): Promise<void> {
    const sending = await watch.look(span.id);
    if (!sending || isOver(sending)) return;
    const messages = await deps.messages(sending);
    let found: ChunkEnd;
    // Nobody else waits for this job, so whoever missed a turn is served by it as well.
    do found = await deliverSpan(deps, span, messages, stopping);
    while (found.end === 'later' && found.seconds === 0);
    if (found.end === 'later' || found.end === 'paused') throw new LaterError(found.seconds, found.why);
    await countFew(span.id);
  }

  return [handleJob(LANE, sendLane), handleJob(DELIVER, sendSpan)];
}
