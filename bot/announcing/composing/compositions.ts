import { timestamp } from '../../clock.ts';
import type { AuditEntry, Composition, CompositionView, LifeStep } from '../../contract/composition.ts';
import { type AnswerError, conflict, forbidden, invalid, notFound } from '../../errors.ts';
import type { Caller } from '../../http/route.ts';
import { nameOfGroup } from '../../rollout/moves/wave-in-plan.ts';
import { whyNotAddress } from '../audience/audience-rule.ts';
import { whyNotPost } from '../channels/owner.ts';
import type { AuditTable } from './audit-table.ts';
import { whyNotChangeDelivered } from './change-delivered.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { channelsIn, datesOf, type StoredComposition } from './composition.ts';
import { faultsOf, type Scene, sceneOf } from './composition-scene.ts';
import type { FoundComposition } from './compositions-table.ts';
import { followed } from './follow-delivery.ts';
import { judge } from './judge-composition.ts';
import { afterEdit, takeStep } from './life.ts';
import { presentComposition } from './present-composition.ts';
import { whenDue } from './when-due.ts';

/** Announcements from the first draft to the day that their cards are taken back. */
export interface Compositions {
  /** @throws AnswerError for one that is not there, or of groups that this lead may not address. */
  view(caller: Caller, id: string): Promise<CompositionView>;
  /** Makes or changes a draft. @throws AnswerError when somebody changed it since it was seen. */
  save(caller: Caller, id: string, composition: Composition, seen: number): Promise<CompositionView>;
  /** @throws AnswerError when the step may not be taken; nothing is done then. */
  step(
    caller: Caller,
    id: string,
    wish: { step: LifeStep; note: string; seen: number },
  ): Promise<CompositionView>;
  remove(caller: Caller, id: string): Promise<boolean>;
}

export function createCompositions(deps: ComposeDeps): Compositions {
  const { compositions, audit, desk, clock, timeZone } = deps;

  async function foundOf(id: string): Promise<FoundComposition> {
    const found = await compositions.get(id);
    if (!found) throw notFound('announcement', id);
    return followed(deps, found);
  }

  async function noted(id: string, what: AuditEntry['what'], caller: Caller, note = ''): Promise<void> {
    await audit.add(id, { what, by: { id: caller.id, name: caller.name }, at: timestamp(clock), note });
  }

  async function checkMayAddress(caller: Caller, composition: Composition, scene: Scene): Promise<void> {
    const refusal = whyNotAddress(caller, composition.audience, (id) => nameOfGroup(scene.groups, id));
    if (refusal) throw forbidden('not-your-groups', refusal);
  }

  function checkMayPost(caller: Caller, composition: Composition, { groups }: Scene): void {
    const refusal = whyNotPost(caller, channelsIn(composition), groups);
    if (refusal) throw forbidden('not-your-channels', refusal);
  }

  async function checkMayChangeDelivered(
    caller: Caller,
    before: Composition,
    next: Composition,
    scene: Scene,
  ): Promise<void> {
    const [faults, { rules }] = await Promise.all([faultsOf(deps, next, scene), deps.rules.get()]);
    const approvalRequired = rules.approval === 'required';
    const facts = { faults, approvalRequired, isApprover: caller.approver };
    const refusal = whyNotChangeDelivered(before, next, facts);
    if (refusal) throw conflict('not-editable', refusal);
  }

  async function make(caller: Caller, id: string, composition: Composition): Promise<'added' | 'exists'> {
    const scene = await sceneOf(deps, composition);
    await checkMayAddress(caller, composition, scene);
    checkMayPost(caller, composition, scene);
    const now = timestamp(clock);
    const by = { id: caller.id, name: caller.name };
    return compositions.add({
      id,
      rolloutId: scene.rollout.id,
      composition,
      state: 'draft',
      by,
      authors: [caller.id],
      approved: null,
      createdAt: now,
      changedAt: now,
      due: null,
      version: 1,
    });
  }

  return {
    async view(caller, id) {
      const judged = await judge(deps, caller, await foundOf(id));
      if (judged.facts.notTheirs !== undefined) {
        throw forbidden(
          'not-your-groups',
          'It is for people whom you do not lead. A lead of all of its groups can open it.',
        );
      }
      return presentComposition(deps, judged);
    },
    async save(caller, id, composition, seen) {
      refuseNoText(composition);
      const there = await compositions.get(id);
      if (!there) {
        if (seen > 0) {
          throw conflict(
            'announcement-gone',
            'Somebody has thrown this announcement away. Copy what you wrote, and start a new one with it.',
          );
        }
        if ((await make(caller, id, composition)) === 'exists') throw await changedMeanwhile(audit, id);
        await noted(id, 'created', caller);
        return this.view(caller, id);
      }
      const found = await followed(deps, there);
      if (found.version !== seen) throw await changedMeanwhile(audit, id);
      const scene = await sceneOf(deps, composition, found.rolloutId);
      await checkMayAddress(caller, found.composition, scene);
      await checkMayAddress(caller, composition, scene);
      checkMayPost(caller, composition, scene);
      const state = afterEdit(found.state);
      if (!state) {
        throw conflict(
          'not-editable',
          `It is ${found.state}, so what it says stays as it is. Duplicate it instead.`,
        );
      }
      const at = timestamp(clock);
      const changed = {
        ...found,
        composition,
        state,
        authors: [...new Set([...(found.approved ? [] : found.authors), caller.id])],
        changedAt: at,
        version: found.version + 1,
      };
      if (state === 'draft') {
        const draft = { ...changed, approved: null, due: null };
        if ((await compositions.update(found, draft)) === 'changed') throw await changedMeanwhile(audit, id);
        await noted(id, 'edited', caller);
        return this.view(caller, id);
      }
      await checkMayChangeDelivered(caller, found.composition, composition, scene);
      const wished: StoredComposition = { ...changed, wish: { kind: 'update', at } };
      if ((await compositions.update(found, wished)) === 'changed') throw await changedMeanwhile(audit, id);
      await noted(id, 'edited', caller);
      await desk.updateCards(id);
      await noted(id, 'cards-updated', caller);
      return this.view(caller, id);
    },
    async step(caller, id, { step, note, seen }) {
      const found = await foundOf(id);
      if (found.version !== seen) throw await changedMeanwhile(audit, id);
      const { facts, scene } = await judge(deps, caller, found);
      const answer = takeStep(step, facts);
      if (answer === 'does-not-fit') {
        throw conflict('step-does-not-fit', `It is ${found.state}: "${step}" is not possible from there.`);
      }
      if ('refusal' in answer) throw conflict('step-refused', answer.refusal);
      const by = { id: caller.id, name: caller.name };
      const at = timestamp(clock);
      const { rules } = await deps.rules.get();
      const due = whenDue(found.composition.schedule, scene.wave, timeZone, rules);
      const next: StoredComposition = {
        ...found,
        // Sent by hand it goes now, whatever day was planned for it.
        composition:
          step === 'send' && found.state !== 'stopped'
            ? { ...found.composition, schedule: { kind: 'now' } }
            : found.composition,
        state: answer.to,
        approved: step === 'approve' ? { by, at } : step === 'send-back' ? null : found.approved,
        due: answer.to === 'scheduled' ? (due?.first ?? null) : step === 'unschedule' ? null : found.due,
        changedAt: at,
        version: found.version + 1,
        ...(scene.wave && (step === 'schedule' || step === 'send') && { waveDates: datesOf(scene.wave) }),
        ...(step === 'retract' && { wish: { kind: 'retract' as const, at } }),
      };
      if ((await compositions.update(found, next)) === 'changed') throw await changedMeanwhile(audit, id);
      await noted(id, step, caller, note);
      if (step === 'send') await (found.state === 'stopped' ? desk.resume(id) : desk.start(next, by));
      if (step === 'cancel' && found.state === 'sending') await desk.cancel(id, caller.name);
      if (step === 'retract') await desk.retract(id);
      return this.view(caller, id);
    },
    async remove(caller, id) {
      const found = await compositions.get(id);
      if (!found) return false;
      const { facts } = await judge(deps, caller, found);
      if (facts.notTheirs !== undefined) throw forbidden('not-your-groups', facts.notTheirs);
      if (!['draft', 'in-review', 'approved'].includes(found.state)) {
        throw conflict(
          'not-a-draft',
          `It is ${found.state}, so it stays in the record. Only drafts can be thrown away.`,
        );
      }
      await compositions.remove(id);
      return true;
    },
  };
}

/** For the second of two who change the same announcement. */
async function changedMeanwhile(audit: AuditTable, id: string): Promise<AnswerError> {
  const [last] = await audit.of(id);
  const who = last
    ? `${last.by.name} has just changed this announcement (${last.what})`
    : 'Somebody has just changed this announcement';
  return conflict(
    'announcement-changed',
    `${who}. Nothing of yours was done, and nothing was overwritten: look at it as it is now.`,
  );
}

function refuseNoText(composition: Composition): void {
  if (Object.keys(composition.contents).length > 0) return;
  throw invalid('no-text', 'An announcement needs a text in at least one language.', [
    { where: 'contents', what: 'is empty' },
  ]);
}
