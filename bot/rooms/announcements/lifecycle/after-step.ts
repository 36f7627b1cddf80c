import type { AnnouncementState, LifeStep } from '../../../contract/announcements/announcement.ts';
import type { HoldableSpan } from '../../rollout/waves/wave-state.ts';
import { datesOf, isStopped, type StoredAnnouncement } from '../record/announcement.ts';
import { withFirstRun } from '../runs/send-runs.ts';

/** A step that may be taken, and everything that it leaves behind. */
export interface TakenStep {
  step: LifeStep;
  /** Where the life of the announcement allows it to lead. */
  to: AnnouncementState;
  by: { id: string; name: string };
  /** ISO 8601 in UTC. */
  at: string;
  /** When the first person is to get it by its schedule; null where it has none. */
  due: string | null;
  /** The wave that it hangs on. */
  wave: HoldableSpan | null;
}

/** An announcement after a step of its life. */
export function afterStep(
  found: StoredAnnouncement,
  { step, to, by, at, due, wave }: TakenStep,
): StoredAnnouncement {
  // Sent by hand it goes now, whatever day was planned for it.
  const goesNow = step === 'send' && !isStopped(found);
  const next: StoredAnnouncement = {
    ...found,
    announcement: goesNow ? { ...found.announcement, schedule: { kind: 'now' } } : found.announcement,
    state: to,
    approved: approvedAfter(found, step, { by, at }),
    due: to === 'scheduled' ? due : step === 'unschedule' ? null : found.due,
    changedAt: at,
    version: found.version + 1,
    ...(step === 'schedule' && { scheduledAt: at }),
    ...(wave && (step === 'schedule' || step === 'send') && { waveDates: datesOf(wave) }),
    ...(step === 'retract' && { wish: { kind: 'retract' as const, at } }),
  };
  if (to === 'sending') return withFirstRun(next, by, at);
  if (step !== 'cancel') return next;
  // Nothing is left to do; whoever has it keeps it.
  const run = next.run && { run: { ...next.run, ended: true, cancelledBy: by } };
  return { ...next, ...run, open: [], stoppedBecause: null };
}

function approvedAfter(
  { approved }: StoredAnnouncement,
  step: LifeStep,
  now: NonNullable<StoredAnnouncement['approved']>,
): StoredAnnouncement['approved'] {
  if (step === 'approve') return now;
  return step === 'send-back' ? null : approved;
}
