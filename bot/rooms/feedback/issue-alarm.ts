import type { Clock } from '../../base/clock.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import { ISSUE_CHANGED } from './job-kinds.ts';

/** An issue is looked at this long after it came ... */
const LOOK_AFTER_SECONDS = 2;
/** ... and those that come within this time are looked at together, since nobody has looked yet. */
const SAME_LOOK_MS = 1_000;

/** Says that something happened which may stop a wave. */
export function createIssueAlarm(jobs: Jobs, clock: Clock): () => Promise<void> {
  let saidAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now();
    if (now - saidAt < SAME_LOOK_MS) return;
    saidAt = now;
    await jobs.add(ISSUE_CHANGED, {}, LOOK_AFTER_SECONDS);
  };
}
