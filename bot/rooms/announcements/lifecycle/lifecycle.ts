import { type AnnouncementState, LifeStep } from '../../../contract/announcements/announcement.ts';
import { STEPS_FROM } from '../../../contract/announcements/life.ts';

/** What the rules of a life depend on, besides its state. */
export interface LifeFacts {
  state: AnnouncementState;
  /** The caller wrote some of it since it was last approved. */
  isAuthor: boolean;
  /** The caller has the right to approve. */
  isApprover: boolean;
  /** The caller may address everybody it is for; the reason in a sentence if not. */
  notTheirs: string | undefined;
  approved: boolean;
  approvalRequired: boolean;
  /** Why it may not go for want of a review by pilot people, in a sentence. */
  notReviewed: string | undefined;
  /** What is wrong with its content or its audience, in a sentence. */
  fault: string | undefined;
  /** What is wrong with its schedule, in a sentence; sending it now needs none. */
  late: string | undefined;
  /** Why its wave may not be announced yet, in a sentence. A schedule waits for that by itself. */
  notYet: string | undefined;
  /** It has a date, and is not to go at once. */
  dated: boolean;
  /** Somebody has it already. */
  delivered: boolean;
  /** A run over all of its people came to its end before: what is cancelled now is a later one. */
  wasSent: boolean;
}

export type StepAnswer = { to: AnnouncementState } | { refusal: string } | 'does-not-fit';

/**
 * Where a step leads, or why it may not be taken, in a sentence; `does-not-fit` where the state has no such step.
 * A second person approves, never somebody who wrote it.
 */
export function takeStep(step: LifeStep, facts: LifeFacts): StepAnswer {
  if (!STEPS_FROM[step].includes(facts.state)) return 'does-not-fit';
  if (facts.notTheirs !== undefined) return { refusal: facts.notTheirs };
  switch (step) {
    case 'submit':
      return passed(facts, 'in-review');
    case 'send-back':
      return { to: 'draft' };
    case 'approve':
      return approve(facts);
    case 'schedule':
      if (!facts.dated) return { refusal: 'It has no date to be scheduled for: choose one, or send it now.' };
      if (facts.late !== undefined && facts.fault === undefined) return { refusal: facts.late };
      return mayGo(facts) ?? { to: 'scheduled' };
    case 'unschedule':
      return { to: facts.approved ? 'approved' : 'draft' };
    case 'send':
    // Whoever joined since gets it under the same rules.
    case 'send-to-late-joiners':
      if (facts.notYet !== undefined && facts.fault === undefined) return { refusal: facts.notYet };
      return mayGo(facts) ?? { to: 'sending' };
    case 'cancel':
      return { to: facts.wasSent ? 'sent' : 'cancelled' };

    case 'retract':
      if (!facts.delivered) return { refusal: 'Nobody has got it, so there is nothing to take back.' };
      return { to: 'retracted' };
  }
}

/** The states in which what it says may be changed, and where that leads. After sending, the cards are updated. */
export function afterEdit(state: AnnouncementState): AnnouncementState | undefined {
  switch (state) {
    case 'draft':
    case 'in-review':
    case 'approved':
    case 'scheduled':
      return 'draft';
    case 'sent':
    case 'stopped':
      return state;
    case 'sending':
    case 'cancelled':
    case 'retracted':
      return undefined;
  }
}

/** Every step that fits, with its refusal if it may not be taken. */
export function stepsNow(facts: LifeFacts): { may: LifeStep[]; whyNot: { step: LifeStep; why: string }[] } {
  const may: LifeStep[] = [];
  const whyNot: { step: LifeStep; why: string }[] = [];
  for (const step of LifeStep.options) {
    const answer = takeStep(step, facts);
    if (answer === 'does-not-fit') continue;
    if ('to' in answer) may.push(step);
    else whyNot.push({ step, why: answer.refusal });
  }
  return { may, whyNot };
}

function passed({ fault, late }: LifeFacts, to: AnnouncementState): StepAnswer {
  const wrong = fault ?? late;
  return wrong === undefined ? { to } : { refusal: wrong };
}

function approve(facts: LifeFacts): StepAnswer {
  const { isAuthor, isApprover } = facts;
  if (isAuthor) return { refusal: 'You wrote some of it: somebody else has to approve it.' };
  if (!isApprover) return { refusal: 'Only an approver may approve it. Ask a lead who is one.' };
  return passed(facts, 'approved');
}

/** Why it may not go out to people. */
function mayGo(facts: LifeFacts): { refusal: string } | undefined {
  const { fault, notReviewed, approved, approvalRequired } = facts;
  if (fault !== undefined) return { refusal: fault };
  if (approvalRequired && !approved)
    return { refusal: 'It has to be approved by a second person first. Hand it in for review.' };
  return notReviewed === undefined ? undefined : { refusal: notReviewed };
}
