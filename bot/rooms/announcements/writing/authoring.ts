import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { Announcement, LifeStep } from '../../../contract/announcements/announcement.ts';
import { DELETABLE } from '../../../contract/announcements/life.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { afterStep } from '../lifecycle/after-step.ts';
import { type Assessment, assessAnnouncement } from '../lifecycle/assess-announcement.ts';
import { type LifeFacts, takeStep } from '../lifecycle/lifecycle.ts';
import { standing } from '../record/announcement.ts';
import {
  changedMeanwhile,
  noteInRecord,
  readAnnouncement,
  writeOver,
} from '../record/announcement-record.ts';
import { doesNotFit } from '../record/does-not-fit.ts';
import { requestDelivery } from '../runs/request-delivery.ts';
import { beginRun } from '../runs/send-runs.ts';
import { whenDue } from '../scheduling/when-due.ts';
import { writeAnnouncement } from './write-announcement.ts';

/** What leads do with announcements, from the first draft to the day that their cards are taken back. */
export interface Authoring {
  /** @throws AnswerError for one that is not there, or of groups that this lead may not address. */
  open(caller: Caller, id: string): Promise<Assessment>;
  /** Makes or changes a draft. @throws AnswerError when somebody changed it since it was seen. */
  save(caller: Caller, id: string, announcement: Announcement, seen: number): Promise<Assessment>;
  /** @throws AnswerError when the step may not be taken; nothing is done then. */
  step(caller: Caller, id: string, request: StepRequest): Promise<Assessment>;
  /** False where it was not there. @throws AnswerError where it may not be deleted. */
  remove(caller: Caller, id: string): Promise<boolean>;
}

interface StepRequest {
  step: LifeStep;
  note: string;
  seen: number;
}

export function createAuthoring(deps: AuthoringDeps): Authoring {
  async function open(caller: Caller, id: string): Promise<Assessment> {
    const assessment = await assessAnnouncement(deps, caller, await readAnnouncement(deps, id));
    const { notTheirs } = assessment.facts;
    if (notTheirs) throw forbidden('not-your-groups', { ...notTheirs.params, doing: 'open' });
    return assessment;
  }

  return {
    open,
    async save(caller, id, announcement, seen) {
      await writeAnnouncement(deps, caller, { id, announcement, seen });
      return open(caller, id);
    },
    async step(caller, id, request) {
      await advance(deps, caller, id, request);
      return open(caller, id);
    },
    async remove(caller, id) {
      const found = await deps.announcements.get(id);
      if (!found) return false;
      const { facts } = await assessAnnouncement(deps, caller, found);
      refuseOthers(facts);
      if (!DELETABLE.includes(standing(found))) {
        throw conflict('not-a-draft', { state: message(`announcements.state.${standing(found)}`) });
      }
      if ((await deps.announcements.removeUnchanged(found)) === 'changed')
        throw await changedMeanwhile(deps.audit, id);
      return true;
    },
  };
}

async function advance(
  deps: AuthoringDeps,
  caller: Caller,
  id: string,
  { step, note, seen }: StepRequest,
): Promise<void> {
  const { audit, clock, timeZone } = deps;
  const found = await readAnnouncement(deps, id);
  const { facts, scene } = await assessAnnouncement(deps, caller, found);
  refuseOthers(facts);
  if (found.version !== seen) throw await changedMeanwhile(audit, id);
  const answer = takeStep(step, facts);
  if (answer === 'does-not-fit') throw doesNotFit(found);
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

function refuseOthers({ notTheirs }: LifeFacts): void {
  if (notTheirs) throw forbidden(notTheirs.code, notTheirs.params);
}
