import { timestamp } from '../../../base/clock.ts';
import { handleJob, type JobHandler } from '../../../doors/jobs/job.ts';
import { TELL_CALLED_OFF } from '../../announcements/job-kinds.ts';
import { REMIND } from '../job-kinds.ts';
import type { SendRemindersDeps } from './send-reminders.ts';

/**
 * Has everybody who got an announcement told that its wave was cancelled: once, however often it is asked for, on the
 * way of reminders. One that goes on gives way: nobody is asked to answer any more.
 */
export function tellCalledOffJobs({
  reminders,
  jobs,
  clock,
}: Pick<SendRemindersDeps, 'reminders' | 'jobs' | 'clock'>): JobHandler[] {
  return [
    handleJob(TELL_CALLED_OFF, async ({ id, at }) => {
      const begun = await reminders.begin(
        {
          announcementId: id,
          at,
          about: 'called-off',
          text: '',
          chunk: 0,
          aliveAt: timestamp(clock),
          failed: 0,
          unknown: 0,
        },
        at,
      );
      if (begun === 'begun' || begun.taken === at) await jobs.add(REMIND, { id, at });
    }),
  ];
}
