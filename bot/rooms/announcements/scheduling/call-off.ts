import { timestamp } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { TELL_AUTHOR } from '../job-kinds.ts';
import { afterStep } from '../lifecycle/after-step.ts';
import { BY_ITSELF, datesOf, titleOf, waveOf } from '../record/announcement.ts';
import type { StoredHead } from '../record/announcement-row.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import { filledTitle, sceneOf } from '../record/scene.ts';
import { requestCalledOff, requestCards, requestDelivery } from '../runs/request-delivery.ts';
import { returnToDraft } from './send-due.ts';

type Cancelled = NonNullable<Wave['cancelled']>;

/**
 * Ends what was to go out for a rollout that is cancelled: nobody else gets it, and where it hangs on a wave that is
 * cancelled with it, the cards of those who have it say so. Its author is told. Safe to run again.
 */
export async function callOff(
  deps: AuthoringDeps,
  found: FoundAnnouncement,
  { wave, cancelled }: { wave: Wave | null; cancelled: Cancelled },
): Promise<void> {
  const { announcements, audit, jobs, clock } = deps;
  const at = timestamp(clock);
  // A later run that is called off leaves it as sent as it was.
  const wasSent = found.run !== undefined && (found.run.kind !== 'first' || found.run.ended);
  const step = { step: 'cancel', to: wasSent ? 'sent' : 'cancelled', by: BY_ITSELF, at } as const;
  const next = {
    ...afterStep(found, { ...step, due: null, wave }),
    ...(wave && { waveDates: datesOf(wave) }),
    ...(wave && found.run && { wish: { kind: 'update' as const, at } }),
  };
  if ((await announcements.update(found, next)) === 'changed') {
    const now = await announcements.get(found.id);
    // Whatever else became of it meanwhile needs nothing of this.
    return now && mayStillGo(now) ? callOff(deps, now, { wave, cancelled }) : undefined;
  }
  await requestDelivery(deps, 'cancel', next);
  if (wave) await requestCards(deps, next);
  if (wave && found.run) await requestCalledOff(deps, found.id, cancelled.at);
  const why = message('announcements.called-off', { ...cancelled });
  await audit.add(found.id, { what: 'cancel', by: BY_ITSELF, at, note: why });
  const scene = await sceneOf(deps, found.announcement, found.rolloutId);
  const title = filledTitle(scene, titleOf(found.announcement), waveOf(found.announcement));
  await jobs.add(TELL_AUTHOR, {
    personId: found.by.id,
    said: message('announcements.not-going', { title, why }),
  });
}

function mayStillGo({ state }: Pick<FoundAnnouncement, 'state'>): boolean {
  return state === 'scheduled' || state === 'sending';
}

/**
 * What a cancelled rollout sends to others than its waves: what is being sent stops where it is, and what is scheduled is
 * looked at again by who wrote it. What somebody began since is meant to go out.
 */
export async function stopOthers(
  deps: AuthoringDeps,
  { cancelled }: Pick<Rollout, 'cancelled'>,
  heads: readonly StoredHead[],
): Promise<void> {
  if (!cancelled) return;
  for (const head of heads) {
    if (head.waveId !== null || !mayStillGo(head)) continue;
    const found = await deps.announcements.get(head.id);
    if (found?.state === 'sending' && (found.run?.at ?? '') <= cancelled.at)
      await callOff(deps, found, { wave: null, cancelled });
    if (found?.state !== 'scheduled' || (found.scheduledAt ?? '') > cancelled.at) continue;
    const scene = await sceneOf(deps, found.announcement, found.rolloutId);
    await returnToDraft(deps, found, scene, message('announcements.called-off', { ...cancelled }));
  }
}

/** What was written for a rollout that is gone goes as well. It was deleted because nobody had got any of it. */
export async function removeWritten({ announcements }: AuthoringDeps, rolloutId: string): Promise<void> {
  for (const { id, state } of await announcements.heads(rolloutId)) {
    if (!UNSENT.has(state)) continue;
    for (;;) {
      const found = await announcements.get(id);
      if (!found || !UNSENT.has(found.state)) break;
      if ((await announcements.removeUnchanged(found)) === 'removed') break;
    }
  }
}

const UNSENT: ReadonlySet<FoundAnnouncement['state']> = new Set([
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'cancelled',
]);
