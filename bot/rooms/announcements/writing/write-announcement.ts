import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, invalid } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { uploadedPicturesIn } from '../../../contract/announcements/picture-rules.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import { whyNotChangeDelivered } from '../checking/change-delivered.ts';
import { afterEdit } from '../lifecycle/lifecycle.ts';
import { whyNotPost } from '../places/owner.ts';
import { channelsIn, saysTheSame, standing } from '../record/announcement.ts';
import { changedMeanwhile, noteInRecord, writeOver } from '../record/announcement-record.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import { notTheirs, type Scene, sceneOf } from '../record/scene.ts';
import { requestCards } from '../runs/request-delivery.ts';

/**
 * Makes an announcement, or changes what it says: of one that was delivered, the cards that people have as well.
 * @param seen the version that was changed; 0 for a new one
 * @throws AnswerError when it may not be written so, or when somebody changed it since it was seen
 */
export async function writeAnnouncement(
  deps: AuthoringDeps,
  caller: Caller,
  { id, announcement, seen }: { id: string; announcement: Announcement; seen: number },
): Promise<void> {
  refuseNoText(announcement);
  const there = await deps.announcements.get(id);
  if (there) return change(deps, caller, there, { announcement, seen });
  if (seen > 0) throw conflict('announcement-gone');
  await make(deps, caller, id, announcement);
}

async function make(
  deps: AuthoringDeps,
  caller: Caller,
  id: string,
  announcement: Announcement,
): Promise<void> {
  const scene = await sceneOf(deps, announcement);
  checkMayAddress(caller, announcement, scene);
  checkMayPost(caller, announcement, scene);
  const now = timestamp(deps.clock);
  const added = await deps.announcements.add({
    id,
    rolloutId: scene.rollout.id,
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
  });
  if (added === 'exists') throw await changedMeanwhile(deps.audit, id);
  await noteInRecord(deps, id, 'created', caller);
}

async function change(
  deps: AuthoringDeps,
  caller: Caller,
  found: FoundAnnouncement,
  { announcement, seen }: { announcement: Announcement; seen: number },
): Promise<void> {
  const scene = await sceneOf(deps, announcement, found.rolloutId);
  // Before anything is told of it, such as who changed it last.
  checkMayAddress(caller, found.announcement, scene);
  if (found.version !== seen) throw await changedMeanwhile(deps.audit, found.id);
  checkMayAddress(caller, announcement, scene);
  checkMayPost(caller, announcement, scene);
  const state = afterEdit(standing(found));
  if (!state) {
    const now = message(`announcements.state.${found.state}`);
    throw conflict('not-editable', { why: message('announcements.why-not.state', { state: now }) });
  }
  const at = timestamp(deps.clock);
  const elsewhere = scene.rollout.id !== found.rolloutId;
  // The pilot set of another rollout has reviewed none of it.
  const asReviewed = !elsewhere && saysTheSame(found.announcement, announcement);
  const changed = {
    ...found,
    rolloutId: scene.rollout.id,
    announcement,
    state,
    authors: [...new Set([...(found.approved ? [] : found.authors), caller.id])],
    changedAt: at,
    version: found.version + 1,
    writtenIn: asReviewed ? found.writtenIn : found.version + 1,
  };
  if (state === 'draft') {
    await writeOver(deps, found, { ...changed, approved: null, due: null });
    await noteInRecord(deps, found.id, 'edited', caller);
    return;
  }
  await checkMayChangeDelivered(deps, caller, {
    before: found.announcement,
    next: announcement,
    scene,
    elsewhere,
  });
  await deps.pictures?.keepForGood(uploadedPicturesIn(JSON.stringify(found.announcement)));
  const wish = { kind: 'update' as const, at };
  await writeOver(deps, found, { ...changed, wish });
  await noteInRecord(deps, found.id, 'edited', caller);
  deps.cardBook.forget(found.id);
  await requestCards(deps, { id: found.id, wish });
  await noteInRecord(deps, found.id, 'cards-updated', caller);
}

function checkMayAddress(caller: Caller, announcement: Announcement, scene: Scene): void {
  const refusal = notTheirs(caller, announcement, scene);
  if (refusal) throw forbidden(refusal.code, refusal.params);
}

function checkMayPost(caller: Caller, announcement: Announcement, { groups }: Scene): void {
  const refusal = whyNotPost(caller, channelsIn(announcement), groups);
  if (refusal) throw forbidden(refusal.code, refusal.params);
}

async function checkMayChangeDelivered(
  deps: AuthoringDeps,
  caller: Caller,
  {
    before,
    next,
    scene,
    elsewhere,
  }: { before: Announcement; next: Announcement; scene: Scene; elsewhere: boolean },
): Promise<void> {
  const [faults, { rules }] = await Promise.all([faultsOf(deps, next, scene), deps.rules.get()]);
  const approvalRequired = rules.approval === 'required';
  const facts = { faults, approvalRequired, isApprover: caller.approver, elsewhere };
  const why = whyNotChangeDelivered(before, next, facts);
  if (why) throw conflict('not-editable', { why });
}

function refuseNoText({ contents, unfinished }: Announcement): void {
  if (Object.keys(contents).length > 0 || Object.keys(unfinished?.contents ?? {}).length > 0) return;
  throw invalid('no-text', { doing: 'save', language: '' }, [
    { where: 'contents', what: message('common.is-empty') },
  ]);
}
