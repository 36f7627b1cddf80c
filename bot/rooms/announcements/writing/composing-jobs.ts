import type { JobHandler } from '../../../doors/jobs/job.ts';
import { type CardWorkDeps, seeToCardsJobs } from '../../delivery/delivered-cards/see-to-cards.ts';
import { type ResendDeps, resendJobs } from '../../delivery/sending/resend.ts';
import type { Telling } from '../../telling/telling.ts';
import { dueJobs } from '../scheduling/due-jobs.ts';
import type { DueDeps } from '../scheduling/send-due.ts';
import { tellAuthorJobs } from './tell-author.ts';

export type ComposingJobsDeps = DueDeps & ResendDeps & CardWorkDeps & { telling: Telling };

/** What the queue does for announcements before they are delivered, and after. */
export function composingJobs(deps: ComposingJobsDeps): JobHandler[] {
  return [...dueJobs(deps), ...seeToCardsJobs(deps), ...resendJobs(deps), ...tellAuthorJobs(deps)];
}
