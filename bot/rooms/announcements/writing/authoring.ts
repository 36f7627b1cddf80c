import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden } from '../../../base/errors.ts';
import type {
  Announcement,
  AnnouncementView,
  LifeStep,
} from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { afterStep } from '../lifecycle/after-step.ts';
import { assessAnnouncement } from '../lifecycle/assess-announcement.ts';
import { takeStep } from '../lifecycle/lifecycle.ts';
import { changedMeanwhile, foundAnnouncement, noteInRecord, writeOver } from '../record/announcement-book.ts';
import { doesNotFit } from '../record/does-not-fit.ts';
import { requestDelivery } from '../runs/request-delivery.ts';
import { beginRun } from '../runs/send-runs.ts';
import { whenDue } from '../scheduling/when-due.ts';
import { presentAnnouncement } from '../views/present-announcement.ts';
import { writeAnnouncement } from './write-announcement.ts';

/** Announcements from the first draft to the day that their cards are taken back. */
export interface Authoring {
  /** @throws AnswerError for one that is not there, or of groups that this lead may not address. */
  view(caller: Caller, id: string): Promise<AnnouncementView>;
  /** Makes or changes a draft. @throws AnswerError when somebody changed it since it was seen. */
  save(caller: Caller, id: string, announcement: Announcement, seen: number): Promise<AnnouncementView>;
  /** @throws AnswerError when the step may not be taken; nothing is done then. */
  step(caller: Caller, id: string, wish: StepWish): Promise<AnnouncementView>;
  remove(caller: Caller, id: string): Promise<boolean>;
}

interface StepWish {
  step: LifeStep;
  note: string;
  seen: number;
}

/** The announcements of a room, over its tables and the desk that delivers. */
export function createAuthoring(deps: AuthoringDeps): Authoring {
  async function view(caller: Caller, id: string): Promise<AnnouncementView> {
    const assessment = await assessAnnouncement(deps, caller, await foundAnnouncement(deps, id));
    if (assessment.facts.notTheirs !== undefined) {
      throw forbidden(
        'not-your-groups',
        'It is for people whom you do not lead. A lead of all of its groups can open it.',
      );
    }
    return presentAnnouncement(deps, assessment);
  }

  return {
    view,
    async save(caller, id, announcement, seen) {
      await writeAnnouncement(deps, caller, { id, announcement, seen });
      return view(caller, id);
    },
    async step(caller, id, wish) {
      await stepOn(deps, caller, id, wish);
      return view(caller, id);
    },
    async remove(caller, id) {
      const found = await deps.announcements.get(id);
      if (!found) return false;
      const { facts } = await assessAnnouncement(deps, caller, found);
      if (facts.notTheirs !== undefined) throw forbidden('not-your-groups', facts.notTheirs);
      if (!['draft', 'in-review', 'approved'].includes(found.state)) {
        throw conflict(
          'not-a-draft',
          `It is ${found.state}, so it stays in the record. Only drafts can be thrown away.`,
        );
      }
      if ((await deps.announcements.removeUnchanged(found)) === 'changed')
        throw await changedMeanwhile(deps.audit, id);
      return true;
    },
  };
}

async function stepOn(
  deps: AuthoringDeps,
  caller: Caller,
  id: string,
  { step, note, seen }: StepWish,
): Promise<void> {
  const { audit, clock, timeZone } = deps;
  const found = await foundAnnouncement(deps, id);
  const { facts, scene } = await assessAnnouncement(deps, caller, found);
  if (facts.notTheirs !== undefined) throw forbidden('not-your-groups', facts.notTheirs);
  if (found.version !== seen) throw await changedMeanwhile(audit, id);
  const answer = takeStep(step, facts);
  if (answer === 'does-not-fit') {
    throw doesNotFit(found.state);
  }
  if ('refusal' in answer) throw conflict('step-refused', { why: answer.refusal });
  const by = { id: caller.id, name: caller.name };
  const { rules } = await deps.rules.get();
  const due = whenDue(found.announcement.schedule, scene.wave, timeZone, rules)?.first ?? null;
  if (step === 'send-to-late-joiners') return beginRun(deps, by, found, { kind: 'late-joiners' }, note);
  const at = timestamp(clock);
  const next = afterStep(found, { step, to: answer.to, by, at, due, wave: scene.wave });
  await writeOver(deps, found, next);
  await noteInRecord(deps, id, step, caller, note);
  await requestDelivery(deps, step, next);
}
