import type { JobHandler } from '../../../doors/jobs/job.ts';
import type { Messenger } from '../../../doors/teams/messenger.ts';
import { type CardWorkDeps, seeToCardsJobs } from '../../delivery/delivered-cards/see-to-cards.ts';
import { type ResendDeps, resendJobs } from '../../delivery/sending/resend.ts';
import { createPacer } from '../../telling/pacer.ts';
import type { SendBudget } from '../../telling/send-budget.ts';
import { dueJobs } from '../scheduling/due-jobs.ts';
import type { DueDeps } from '../scheduling/send-due.ts';
import { tellAuthorJobs } from './tell-author.ts';

export type ComposingJobsDeps = DueDeps &
  ResendDeps &
  Omit<CardWorkDeps, 'pacer'> & {
    budget: SendBudget;
    messenger: Pick<Messenger, 'tell'>;
  };

/** What the queue does for announcements before they are delivered, and after. */
export function composingJobs(given: ComposingJobsDeps): JobHandler[] {
  const deps = { ...given, pacer: createPacer(given.budget, given.clock) };
  return [...dueJobs(deps), ...seeToCardsJobs(deps), ...resendJobs(deps), ...tellAuthorJobs(deps)];
}
