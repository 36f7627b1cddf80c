import { timestamp } from '../../../base/clock.ts';
import { type Message, message, type Param } from '../../../base/words/message.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import { TELL_AUTHOR } from '../job-kinds.ts';
import { BY_ITSELF, datesOf, type StoredAnnouncement, titleOf, waveOf } from '../record/announcement.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import { filledTitle, type Scene, sceneOf } from '../record/scene.ts';
import { requestSend } from '../runs/request-delivery.ts';
import { withFirstRun } from '../runs/send-runs.ts';
import { type Due, isTooLate, whenDue } from './when-due.ts';
import { whyWaits } from './why-waits.ts';

/**
 * Sends a scheduled announcement whose hour has come, once, however many replicas do this at the same time. One
 * whose wave is held, or not let go by its gate, stays scheduled. One that cannot be sent as it is goes back to
 * draft, and its author is told: so does one that waited for more than a day, since what it says was meant for
 * another day.
 */
export async function sendDue(deps: AuthoringDeps, id: string): Promise<void> {
  const { announcements, audit, clock } = deps;
  const found = await announcements.get(id);
  if (found?.state !== 'scheduled') return;
  const scene = await sceneOf(deps, found.announcement, found.rolloutId);
  const due = await dueOf(deps, found, scene);
  if (due && Date.parse(due.first) > clock.now()) return reschedule(deps, found, scene, due);
  if (whyWaits(deps, scene.wave) !== undefined) return;
  const fault = await whyNotNow(deps, found, scene, due);
  if (fault !== undefined) return returnToDraft(deps, found, scene, fault);

  const now = timestamp(clock);
  const next = withFirstRun(
    {
      ...found,
      state: 'sending',
      changedAt: now,
      version: found.version + 1,
      ...(scene.wave && { waveDates: datesOf(scene.wave) }),
    },
    found.by,
    now,
  );
  if ((await announcements.update(found, next)) === 'changed') return;
  await requestSend(deps, id);
  const note = message('announcements.as-scheduled');
  await audit.add(id, { what: 'send', by: BY_ITSELF, at: now, note });
}

/** When an announcement is due as its wave and the rules stand now; null where it has no date any more. */
export async function dueOf(deps: AuthoringDeps, { announcement }: FoundAnnouncement, scene: Scene) {
  const { rules } = await deps.rules.get();
  return whenDue(announcement.schedule, scene.wave, deps.timeZone, rules);
}

/** Its wave has moved, or the rules have changed. */
export async function reschedule(
  { announcements, audit, clock }: AuthoringDeps,
  found: FoundAnnouncement,
  scene: Scene,
  { first }: Due,
): Promise<void> {
  const scheduledAt = first === found.due ? found.scheduledAt : timestamp(clock);
  const next = {
    ...found,
    due: first,
    ...(scheduledAt !== undefined && { scheduledAt }),
    ...(scene.wave && { waveDates: datesOf(scene.wave) }),
  };
  if ((await announcements.update(found, next)) === 'changed' || first === found.due) return;
  const note = scene.wave ? message('announcements.wave-starts', { day: dayOf(scene.wave) }) : '';
  await audit.add(found.id, { what: 'rescheduled', by: BY_ITSELF, at: timestamp(clock), note });
}

/** Takes it off the schedule, and tells its author why. Its approval stays with what it says. */
export async function returnToDraft(
  { announcements, audit, jobs, clock }: AuthoringDeps,
  found: FoundAnnouncement,
  scene: Scene,
  why: Message,
): Promise<void> {
  const at = timestamp(clock);
  const next: StoredAnnouncement = {
    ...found,
    state: found.approved ? 'approved' : 'draft',
    due: null,
    changedAt: at,
    version: found.version + 1,
  };
  if ((await announcements.update(found, next)) === 'changed') return;
  await audit.add(found.id, { what: 'unschedule', by: BY_ITSELF, at, note: why });
  const title = filledTitle(scene, titleOf(found.announcement), waveOf(found.announcement));
  const said = message('announcements.not-sent', { title, why });
  await jobs.add(TELL_AUTHOR, { personId: found.by.id, said });
}

async function whyNotNow(
  deps: AuthoringDeps,
  found: FoundAnnouncement,
  scene: Scene,
  due: Due | null,
): Promise<Message | undefined> {
  const faults = await faultsOf(deps, found.announcement, scene);
  // That its date is in the past is what makes it due.
  const fault = faults.find(({ blocks, where }) => blocks && where !== 'schedule');
  if (fault) return fault.what;
  if (!due) return message('announcements.wave-is-gone');
  return isTooLate(due, deps.clock.now()) ? message('announcements.too-late') : undefined;
}

/** The first day of a wave, for a sentence. */
export function dayOf({ start }: Pick<Wave, 'start'>): Param {
  return { day: start.toString() };
}
