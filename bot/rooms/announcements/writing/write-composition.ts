import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, invalid } from '../../../base/errors.ts';
import type { Composition } from '../../../contract/announcements/composition.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { whyNotChangeDelivered } from '../checking/change-delivered.ts';
import { faultsOf } from '../checking/composition-faults.ts';
import { afterEdit } from '../lifecycle/lifecycle.ts';
import { whyNotPost } from '../places/owner.ts';
import { carryWish } from './carry-out.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { channelsIn, saysTheSame } from './composition.ts';
import { changedMeanwhile, noteInRecord, writeOver } from './composition-book.ts';
import { notTheirs, type Scene, sceneOf } from './composition-scene.ts';
import type { FoundComposition } from './compositions-table.ts';

/**
 * Makes an announcement, or changes what it says: of one that was delivered, the cards that people have as well.
 * @param seen the version that was changed; 0 for a new one
 * @throws AnswerError when it may not be written so, or when somebody changed it since it was seen
 */
export async function writeComposition(
  deps: ComposeDeps,
  caller: Caller,
  { id, composition, seen }: { id: string; composition: Composition; seen: number },
): Promise<void> {
  refuseNoText(composition);
  const there = await deps.compositions.get(id);
  if (there) return change(deps, caller, there, { composition, seen });
  if (seen > 0) {
    throw conflict(
      'announcement-gone',
      'Somebody has thrown this announcement away. Copy what you wrote, and start a new one with it.',
    );
  }
  await make(deps, caller, id, composition);
}

async function make(deps: ComposeDeps, caller: Caller, id: string, composition: Composition): Promise<void> {
  const scene = await sceneOf(deps, composition);
  checkMayAddress(caller, composition, scene);
  checkMayPost(caller, composition, scene);
  const now = timestamp(deps.clock);
  const added = await deps.compositions.add({
    id,
    rolloutId: scene.rollout.id,
    composition,
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
  deps: ComposeDeps,
  caller: Caller,
  found: FoundComposition,
  { composition, seen }: { composition: Composition; seen: number },
): Promise<void> {
  const scene = await sceneOf(deps, composition, found.rolloutId);
  // Before anything is told of it, such as who changed it last.
  checkMayAddress(caller, found.composition, scene);
  if (found.version !== seen) throw await changedMeanwhile(deps.audit, found.id);
  checkMayAddress(caller, composition, scene);
  checkMayPost(caller, composition, scene);
  const state = afterEdit(found.state);
  if (!state) {
    throw conflict(
      'not-editable',
      `It is ${found.state}, so what it says stays as it is. Duplicate it instead.`,
    );
  }
  const at = timestamp(deps.clock);
  const changed = {
    ...found,
    composition,
    state,
    authors: [...new Set([...(found.approved ? [] : found.authors), caller.id])],
    changedAt: at,
    version: found.version + 1,
    writtenIn: saysTheSame(found.composition, composition) ? found.writtenIn : found.version + 1,
  };
  if (state === 'draft') {
    await writeOver(deps, found, { ...changed, approved: null, due: null });
    await noteInRecord(deps, found.id, 'edited', caller);
    return;
  }
  await checkMayChangeDelivered(deps, caller, { before: found.composition, next: composition, scene });
  const wish = { kind: 'update' as const, at };
  await writeOver(deps, found, { ...changed, wish });
  await noteInRecord(deps, found.id, 'edited', caller);
  deps.cardBook.forget(found.id);
  await carryWish(deps, { id: found.id, wish });
  await noteInRecord(deps, found.id, 'cards-updated', caller);
}

function checkMayAddress(caller: Caller, composition: Composition, scene: Scene): void {
  const refusal = notTheirs(caller, composition, scene);
  if (refusal) throw forbidden('not-your-groups', refusal);
}

function checkMayPost(caller: Caller, composition: Composition, { groups }: Scene): void {
  const refusal = whyNotPost(caller, channelsIn(composition), groups);
  if (refusal) throw forbidden('not-your-channels', refusal);
}

async function checkMayChangeDelivered(
  deps: ComposeDeps,
  caller: Caller,
  { before, next, scene }: { before: Composition; next: Composition; scene: Scene },
): Promise<void> {
  const [faults, { rules }] = await Promise.all([faultsOf(deps, next, scene), deps.rules.get()]);
  const approvalRequired = rules.approval === 'required';
  const facts = { faults, approvalRequired, isApprover: caller.approver };
  const refusal = whyNotChangeDelivered(before, next, facts);
  if (refusal) throw conflict('not-editable', refusal);
}

function refuseNoText({ contents, unfinished }: Composition): void {
  if (Object.keys(contents).length > 0 || Object.keys(unfinished?.contents ?? {}).length > 0) return;
  throw invalid('no-text', 'An announcement needs a text in at least one language.', [
    { where: 'contents', what: 'is empty' },
  ]);
}
