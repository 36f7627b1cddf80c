import type { LifeStep } from '../../../contract/announcements/announcement.ts';
import type { Jobs } from '../../../doors/jobs/job.ts';
import { FREEZE, POSTS, RETRACT, TELL_CALLED_OFF, UPDATE_CARDS } from '../job-kinds.ts';
import type { StoredAnnouncement } from '../record/announcement.ts';

interface RequestDeps {
  jobs: Jobs;
}

/** Has the rooms that deliver do what a step has left in the record. Each is safe to ask for again. */
export async function requestDelivery(
  deps: RequestDeps,
  step: LifeStep,
  next: Pick<StoredAnnouncement, 'id' | 'wish'>,
): Promise<void> {
  switch (step) {
    case 'send':
      return requestSend(deps, next.id);
    case 'cancel':
      return deps.jobs.add(FREEZE, { id: next.id });
    case 'retract':
      return requestCards(deps, next);
  }
}

/** Posts first: should it break off in between, the people show that it did. */
export async function requestSend({ jobs }: RequestDeps, id: string): Promise<void> {
  await jobs.add(POSTS, { id });
  await jobs.add(FREEZE, { id });
}

/** Whoever was just being sent to has it after this long. */
const SERVED_SECONDS = 5;

/** Has everybody who got it told that its wave was cancelled. */
export async function requestCalledOff({ jobs }: RequestDeps, id: string, at: string): Promise<void> {
  await jobs.add(TELL_CALLED_OFF, { id, at }, SERVED_SECONDS);
}

/** What is to become of cards and posts that are there already. */
export async function requestCards(
  { jobs }: RequestDeps,
  { id, wish }: Pick<StoredAnnouncement, 'id' | 'wish'>,
): Promise<void> {
  if (!wish) return;
  await jobs.add(POSTS, { id, wish });
  await jobs.add(wish.kind === 'retract' ? RETRACT : UPDATE_CARDS, { id });
}
