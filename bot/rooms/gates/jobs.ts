import type { Clock } from '../../base/clock.ts';
import { handleJob, type JobHandler, type Jobs } from '../../doors/jobs/job.ts';
import type { Recurring } from '../../doors/jobs/timetable.ts';
import { TELL, WATCH } from './job-kinds.ts';
import type { TellDeps } from './telling/tell-lead.ts';
import { tellLeads } from './telling/tell-leads.ts';
import { type WatchDeps, watchGates } from './watch.ts';

/** For the timetable: gates are looked after each minute. */
export const WATCH_TURNS: Recurring = { job: WATCH, everySeconds: 60 };

export function gatesJobs(deps: WatchDeps & TellDeps): JobHandler[] {
  return [
    handleJob(WATCH, () => watchGates(deps)),
    handleJob(TELL, ({ rolloutId, news }) => tellLeads(deps, rolloutId, news)),
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
    await jobs.add(WATCH, {}, LOOK_AFTER_SECONDS);
  };
}
