import { conflict, forbidden, notFound } from '../../base/errors.ts';
import type { Say } from '../../base/words/message.ts';
import { getParkedJobs, retryParkedJob } from '../../contract/jobs/jobs.ts';
import type { SeenUnread, UnreadRows } from '../azure/unread-rows.ts';
import { type Caller, leadsEverybody, type Route, route } from '../http/route.ts';
import { Envelope } from './job.ts';
import type { ParkedJob, ParkedJobs } from './parked-table.ts';
import type { JobsOfQueue } from './worker.ts';

interface ParkedRoutesDeps {
  parked: ParkedJobs;
  jobs: Pick<JobsOfQueue, 'again'>;
  unread: UnreadRows;
}

/** Parked jobs belong to no group: leads without a limit look after them. */
export function parkedRoutes({ parked, jobs, unread }: ParkedRoutesDeps): Route[] {
  return [
    route(getParkedJobs, async ({ caller, say }) => {
      refuseLimited(caller);
      return {
        jobs: (await parked.list()).map((job) => presentParked(job, say)),
        unread: (await unread.recent()).map(presentUnread),
      };
    }),
    route(retryParkedJob, async ({ caller, params }) => {
      refuseLimited(caller);
      const found = await parked.get(params.id);
      if (!found) throw notFound('job', params.id);
      if (!readEnvelope(found)) throw conflict('job-not-readable');
      // Queued first: a job that runs twice does no harm, one that is lost does.
      await jobs.again(found.job);
      await parked.remove(params.id);
      return { queued: true as const };
    }),
  ];
}

function refuseLimited(caller: Caller): void {
  if (leadsEverybody(caller)) return;
  throw forbidden('not-all-groups');
}

function presentParked(found: ParkedJob, say: Say) {
  const { id, reason, parkedAt } = found;
  const job = readEnvelope(found);
  return {
    id,
    kind: job?.kind ?? '',
    data: JSON.stringify(job?.data ?? found.job),
    reason: say(reason),
    parkedAt,
  };
}

function presentUnread({ table, partitionKey, rowKey, why, seenAt }: SeenUnread) {
  return { table, partitionKey, rowKey, why, seenAt };
}

/** Undefined for what is no job, or was too long to be kept whole. */
function readEnvelope({ job }: ParkedJob) {
  try {
    return Envelope.parse(JSON.parse(job));
  } catch {
    return undefined;
  }
}
