import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { type JobHandler, type Jobs, jobHandler } from '../../jobs/job.ts';
import type { Recurring } from '../../jobs/timetable.ts';
import type { AnnouncementsTable, FoundAnnouncement } from '../announcements-table.ts';
import { startLanes } from './lanes.ts';

export interface SweepDeps {
  announcements: AnnouncementsTable;
  jobs: Jobs;
  clock: Clock;
}

/** A freeze or a roll-up that lives gives a sign several times in this time; a crash costs them half of it. */
const SILENT_MS = 60_000;
/** People are served, or given up, within this time, unless their wave is held. */
const STANDING_STILL_MS = 180_000;

/** Nothing that was saved stays undone for longer than this and the times above. */
export const SWEEP: Recurring = { kind: 'announcing.sweep', everySeconds: 60 };

/** What to do about an announcement that is not over. `now` in ms since 1970. */
export function remedyFor(
  {
    state,
    heldBecause,
    waitsUntil,
    course,
  }: Pick<FoundAnnouncement, 'state' | 'heldBecause' | 'waitsUntil' | 'course'>,
  now: number,
): 'freeze' | 'send' | 'nothing' {
  const silent = now - Date.parse(course.lastSign) > SILENT_MS;
  if (state === 'freezing') return silent ? 'freeze' : 'nothing';
  if (state !== 'sending') return 'nothing';
  if (silent) return 'send';
  const still = now - Date.parse(course.progressAt || course.lastSign) > STANDING_STILL_MS;
  // People whose own hour is still to come: their chunks are in the queue for that hour.
  const waits = waitsUntil !== undefined && Date.parse(waitsUntil) > now;
  return still && !heldBecause && !waits ? 'send' : 'nothing';
}

/**
 * Finds what was saved but not queued, whose jobs died or were parked, and who was claimed by a process that is
 * gone: all of it shows as an announcement without a sign of life or without progress. Sets it going again; doing
 * so once too often does no harm.
 */
export function sweepJobs({ announcements, jobs, clock }: SweepDeps): JobHandler[] {
  return [
    jobHandler(SWEEP.kind, z.object({}), async () => {
      for (const announcement of await announcements.unfinished()) {
        const { id } = announcement;
        const remedy = remedyFor(announcement, clock.now());
        if (remedy === 'freeze') await jobs.add('announcing.freeze', { id });
        if (remedy === 'send') await startLanes({ announcements, jobs, clock }, id);
      }
    }),
  ];
}
