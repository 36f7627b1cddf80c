import { handleJob, type JobHandler } from '../../doors/jobs/job.ts';
import type { Recurring } from '../../doors/jobs/timetable.ts';
import { ISSUE_CHANGED } from '../feedback/job-kinds.ts';
import { TELL, WATCH } from './job-kinds.ts';
import type { TellDeps } from './telling/tell-lead.ts';
import { tellLeads } from './telling/tell-leads.ts';
import { type WatchDeps, watchGates } from './watch.ts';

/** For the timetable: gates are looked after each minute. */
export const WATCH_TURNS: Recurring = { job: WATCH, everySeconds: 60 };

export function gatesJobs(deps: WatchDeps & TellDeps): JobHandler[] {
  const watch = () => watchGates(deps);
  return [
    handleJob(WATCH, watch),
    handleJob(ISSUE_CHANGED, watch),
    handleJob(TELL, ({ rolloutId, news }) => tellLeads(deps, rolloutId, news)),
  ];
}
