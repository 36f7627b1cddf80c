import { type Refusal, whyOf } from '../../../base/errors.ts';
import { type Message, message } from '../../../base/words/message.ts';
import { type AnnouncementState, LifeStep } from '../../../contract/announcements/announcement.ts';
import { STEPS_FROM, type Standing, standingOf } from '../../../contract/announcements/life.ts';

/** What the rules of a life depend on, besides its state. */
export interface LifeFacts {
  state: AnnouncementState;
  /** A fault of the set-up has stopped its run. */
  stopped: boolean;
  /** The caller wrote some of it since it was last approved. */
  isAuthor: boolean;
  /** The caller has the right to approve. */
  isApprover: boolean;
  /** Undefined: the caller may address everybody it is for. */
  notTheirs: Refusal | undefined;
  approved: boolean;
  approvalRequired: boolean;
  /** Why it may not go for want of a review by pilot people. */
  notReviewed: Message | undefined;
  /** What is wrong with its content or its audience. */
  fault: Message | undefined;
  /** What is wrong with its schedule; sending it now needs none. */
  late: Message | undefined;
  /** Why its wave may not be announced yet. A schedule waits for that by itself. */
  notYet: Message | undefined;
  /** It has a date, and is not to go at once. */
  dated: boolean;
  /** Somebody has it already. */
  delivered: boolean;
  /** A run over all of its people came to its end before: what is cancelled now is a later one. */
  wasSent: boolean;
}

export type StepAnswer = { to: AnnouncementState } | { refusal: Message } | 'does-not-fit';

/**
 * Where a step leads, or why it may not be taken; `does-not-fit` where the state has no such step.
 * A second person approves, never somebody who wrote it.
 */
export function takeStep(step: LifeStep, facts: LifeFacts): StepAnswer {
  if (!STEPS_FROM[step].includes(standingOf(facts))) return 'does-not-fit';
  if (facts.notTheirs !== undefined) return { refusal: whyOf(facts.notTheirs) };
  switch (step) {
    case 'submit':
      return passed(facts, 'in-review');
    case 'send-back':
      return { to: 'draft' };
    case 'approve':
      return approve(facts);
    case 'schedule':
      if (!facts.dated) return refuse('no-date');
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
      if (!facts.delivered) return refuse('nobody-has-it');
      return { to: 'retracted' };
  }
}

/** Where what it says may be changed, and where that leads. Once people have it, their cards are updated. */
export function afterEdit(from: Standing): AnnouncementState | undefined {
  switch (from) {
    case 'draft':
    case 'in-review':
    case 'approved':
    case 'scheduled':
      return 'draft';
    case 'sent':
      return from;
    case 'stopped':
      return 'sending';
    case 'sending':
    case 'cancelled':
    case 'retracted':
      return undefined;
  }
}

/** Every step that fits, with its refusal if it may not be taken. */
export function stepsNow(facts: LifeFacts): { may: LifeStep[]; whyNot: { step: LifeStep; why: Message }[] } {
  const may: LifeStep[] = [];
  const whyNot: { step: LifeStep; why: Message }[] = [];
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
  if (isAuthor) return refuse('own-text');
  if (!isApprover) return refuse('no-approver');
  return passed(facts, 'approved');
}

/** Why it may not go out to people. */
function mayGo(facts: LifeFacts): { refusal: Message } | undefined {
  const { fault, notReviewed, approved, approvalRequired } = facts;
  if (fault !== undefined) return { refusal: fault };
  if (approvalRequired && !approved) return refuse('not-approved');
  return notReviewed === undefined ? undefined : { refusal: notReviewed };
}

type WhyNot = 'no-date' | 'nobody-has-it' | 'own-text' | 'no-approver' | 'not-approved';

function refuse(why: WhyNot): { refusal: Message } {
  return { refusal: message(`announcements.why-not.${why}`) };
}
