import { isDeepStrictEqual } from 'node:util';
import { timestamp, today } from '../../../base/clock.ts';
import { conflict } from '../../../base/errors.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { Draft } from '../../../contract/announcements/waves-to-announce.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { nobodyIn } from '../../rollout/turns/nobody-left.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { assessAnnouncement } from '../lifecycle/assess-announcement.ts';
import { takeStep } from '../lifecycle/lifecycle.ts';
import type { StoredAnnouncement } from '../record/announcement.ts';
import { changedMeanwhile, noteInRecord } from '../record/announcement-record.ts';
import { announcementOf } from '../templates/templates.ts';
import type { WaveInFull } from '../wave-in-full.ts';
import { whyNotAnnounce } from '../why-not-announce.ts';
import type { Authoring } from './authoring.ts';

/**
 * Makes an announcement of a template's text and takes the step "send", with one click: a shortcut of clicks, under
 * the rules of every other way. The same click twice sends once; one that may not go leaves nothing behind.
 * @throws AnswerError when the wave cannot be announced or has its announcement already, when the step is refused, or
 * when there is another announcement of this id
 */
export async function sendAtOnce(
  deps: AuthoringDeps,
  authoring: Pick<Authoring, 'step'>,
  caller: Caller,
  full: WaveInFull,
  draft: Draft & { id: string },
): Promise<void> {
  const { id } = draft;
  const announcement = announcementOf(full, draft);
  const known = await deps.announcements.get(id);
  if (!known) await make(deps, caller, full, newDraft(deps, caller, full, { id, announcement }));
  const made = known ?? (await deps.announcements.get(id));
  if (!made || !isSameClick(made, caller, announcement)) {
    await refuseWave(deps, full, id);
    throw conflict('announcement-exists');
  }
  // The click before may have broken off between the two.
  if (made.state !== 'draft') return;
  try {
    await authoring.step(caller, id, { step: 'send', note: '', seen: made.version });
  } catch (error) {
    // Clicked twice at once: then the other one has sent it.
    if ((await deps.announcements.get(id))?.state !== 'sending') throw error;
  }
}

function newDraft(
  { clock }: AuthoringDeps,
  caller: Caller,
  { rollout }: WaveInFull,
  { id, announcement }: Pick<StoredAnnouncement, 'id' | 'announcement'>,
): StoredAnnouncement {
  const now = timestamp(clock);
  return {
    id,
    rolloutId: rollout.id,
    announcement,
    state: 'draft',
    by: { id: caller.id, name: caller.name },
    authors: [caller.id],
    approved: null,
    createdAt: now,
    changedAt: now,
    due: null,
    version: 1,
    writtenIn: 1,
    open: [],
    stoppedBecause: null,
  };
}

/** Assessed before it is there, so that a refusal leaves nothing behind. */
async function make(
  deps: AuthoringDeps,
  caller: Caller,
  full: WaveInFull,
  draft: StoredAnnouncement,
): Promise<void> {
  await refuseWave(deps, full, draft.id);
  const { facts } = await assessAnnouncement(deps, caller, { ...draft, etag: '' });
  const answer = takeStep('send', facts);
  if (answer === 'does-not-fit') throw await changedMeanwhile(deps.audit, draft.id);
  if ('refusal' in answer) throw conflict('step-refused', { why: answer.refusal });
  const added = await deps.announcements.addOnly(draft, full.wave.id);
  if (added === 'taken') throw conflict('already-announced');
  if (added === 'added') await noteInRecord(deps, draft.id, 'created', caller);
}

async function refuseWave(deps: AuthoringDeps, { wave }: WaveInFull, id: string): Promise<void> {
  const { announcements, clock, timeZone } = deps;
  const [groups, announced] = await Promise.all([
    groupsInRollout(deps, wave.rolloutId),
    announcements.onlyOf(wave.id),
  ]);
  const byAnother = announced !== undefined && announced !== id;
  const refusal = whyNotAnnounce(wave, byAnother, today(clock, timeZone), nobodyIn(groups, wave.groupId));
  if (refusal) throw conflict(refusal.code, refusal.params);
}

function isSameClick(made: StoredAnnouncement, caller: Caller, announcement: Announcement): boolean {
  return made.by.id === caller.id && isDeepStrictEqual(made.announcement, announcement);
}
