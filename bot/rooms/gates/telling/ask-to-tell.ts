import type { Jobs } from '../../../doors/jobs/job.ts';
import { TELL } from '../job-kinds.ts';

/** Has the leads told, once for any number of gates: each telling looks at all of them. */
export function askToTell(jobs: Jobs, rolloutId: string, { news = false } = {}): Promise<void> {
  return jobs.add(TELL, { rolloutId, news });
}
