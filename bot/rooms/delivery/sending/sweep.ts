import type { Clock } from '../../../base/clock.ts';
import { handleJob, type JobHandler, type Jobs } from '../../../doors/jobs/job.ts';
import type { Recurring } from '../../../doors/jobs/timetable.ts';
import { FREEZE } from '../../announcements/job-kinds.ts';
import { SWEEP } from '../job-kinds.ts';
import type { FoundSending } from '../record/sending-row.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import { startLanes } from './lanes.ts';

export interface SweepDeps {
  sendings: SendingsTable;
  jobs: Jobs;
  clock: Clock;
}

/** A freeze or a roll-up that lives gives a sign several times in this time; a crash costs them half of it. */
const SILENT_MS = 60_000;
/** People are served, or given up, within this time, unless their wave is held. */
const STANDING_STILL_MS = 180_000;

/** Nothing that was saved stays undone for longer than this and the times above. */
export const SWEEP_TURNS: Recurring = { job: SWEEP, everySeconds: 60 };

/** What to do about an announcement that is not over. `now` in ms since 1970. */
export function remedyFor(
  { state, held, waitsUntil, course }: Pick<FoundSending, 'state' | 'held' | 'waitsUntil' | 'course'>,
  now: number,
): 'freeze' | 'send' | 'nothing' {
  const silent = now - Date.parse(course.lastSign) > SILENT_MS;
  if (state === 'freezing') return silent ? 'freeze' : 'nothing';
  if (state !== 'sending') return 'nothing';
  if (silent) return 'send';
  const still = now - Date.parse(course.progressAt || course.lastSign) > STANDING_STILL_MS;
  // People whose own hour is still to come: their chunks are in the queue for that hour.
  const waits = waitsUntil !== undefined && Date.parse(waitsUntil) > now;
  return still && !held && !waits ? 'send' : 'nothing';
}

/** Finds work of one kind that was saved but not queued, or whose jobs died, and sets it going again. */
export type Sweeper = () => Promise<void>;

/**
 * Announcements that were saved but not queued, whose jobs died or were parked, and who was claimed by a process that
 * is gone: all of it shows as no sign of life or no progress. Set going once too often, they take no harm.
 */
export function sweepAnnouncements({ sendings, jobs, clock }: SweepDeps): Sweeper {
  return async () => {
    for (const sending of await sendings.unfinished()) {
      const { id } = sending;
      const remedy = remedyFor(sending, clock.now());
      if (remedy === 'freeze') await jobs.add(FREEZE, { id });
      if (remedy === 'send') await startLanes({ sendings, jobs, clock }, id);
    }
  };
}

/** One job for all of them. What is wrong with one keeps no other from its work. */
export function sweepJob(sweepers: readonly Sweeper[]): JobHandler {
  return handleJob(SWEEP, async () => {
    const ends = await Promise.allSettled(sweepers.map((sweep) => sweep()));
    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
    if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be swept.');
  });
}
