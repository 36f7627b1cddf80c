import { z } from 'zod';
import type { Clock } from '../../base/clock.ts';
import { type JobHandler, type Jobs, jobHandler } from '../../doors/jobs/job.ts';
import { TELL, TellJob } from './telling/ask-to-tell.ts';
import type { TellDeps } from './telling/tell-lead.ts';
import { tellLeads } from './telling/tell-leads.ts';
import { type WatchDeps, watchGates } from './watch.ts';

const WATCH_KIND = 'gates.watch';

/** For the timetable: gates are looked after each minute. */
export const GATES_WATCH = { kind: WATCH_KIND, everySeconds: 60 };

export function gatesJobs(deps: WatchDeps & TellDeps): JobHandler[] {
  return [
    jobHandler(WATCH_KIND, z.object({}), () => watchGates(deps)),
    jobHandler(TELL, TellJob, ({ rolloutId, news }) => tellLeads(deps, rolloutId, news)),
  ];
}

/** An issue is looked at this long after it came ... */
const LOOK_AFTER_SECONDS = 2;
/** ... and those that come within this time are looked at together, since nobody has looked yet. */
const SAME_LOOK_MS = 1_000;

/** Has the gates looked after soon: something happened that may stop a wave. */
export function createGatesAlarm(jobs: Jobs, clock: Clock): () => Promise<void> {
  let askedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now - askedAt < SAME_LOOK_MS) return;
    askedAt = now;
    await jobs.add(WATCH_KIND, {}, LOOK_AFTER_SECONDS);
  };
}
