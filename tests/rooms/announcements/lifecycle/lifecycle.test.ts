import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refusal as refusalOf } from '../../../../bot/base/errors.ts';
import { message } from '../../../../bot/base/words/message.ts';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { AnnouncementState, LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import type { Standing } from '../../../../bot/contract/announcements/life.ts';
import {
  afterEdit,
  type LifeFacts,
  stepsNow,
  takeStep,
} from '../../../../bot/rooms/announcements/lifecycle/lifecycle.ts';

const said = (value: string) => message('common.one', { value });

const facts: LifeFacts = {
  state: 'draft',
  stopped: false,
  isAuthor: true,
  isApprover: true,
  notTheirs: undefined,
  approved: false,
  approvalRequired: true,
  notReviewed: undefined,
  fault: undefined,
  late: undefined,
  notYet: undefined,
  dated: true,
  delivered: false,
  wasSent: false,
};

describe('a draft', () => {
  test('goes to review, is approved by a second person, scheduled, and sent', () => {
    const second = { ...facts, isAuthor: false };

    expect(takeStep('submit', facts)).toEqual({ to: 'in-review' });
    expect(takeStep('approve', { ...second, state: 'in-review' })).toEqual({ to: 'approved' });
    expect(takeStep('schedule', { ...facts, state: 'approved', approved: true })).toEqual({
      to: 'scheduled',
    });
    expect(takeStep('send', { ...facts, state: 'scheduled', approved: true })).toEqual({ to: 'sending' });
  });

  test('is not approved by somebody who wrote some of it', () => {
    expect(refusal('approve', { ...facts, state: 'in-review' })).toContain('somebody else');
  });

  test('is not approved by a lead without that right', () => {
    const wish = { ...facts, state: 'in-review' as const, isAuthor: false, isApprover: false };

    expect(refusal('approve', wish)).toContain('approver');
  });

  test('goes without approval where the rules leave that to the author', () => {
    expect(takeStep('send', { ...facts, approvalRequired: false })).toEqual({ to: 'sending' });
    expect(refusal('send', facts)).toContain('approved by a second person');
  });

  test('waits for its fault, its review and its date to be seen to', () => {
    const free = { ...facts, approvalRequired: false };

    expect(refusal('send', { ...free, fault: said('The text has {foo}.') })).toBe('The text has {foo}.');
    const notReviewed = said('Nobody of the pilot set has looked at it.');
    expect(refusal('send', { ...free, notReviewed })).toContain('pilot');
    expect(refusal('schedule', { ...free, dated: false })).toContain('no date');
  });
});

test.each<[Standing, LifeStep[]]>([
  ['draft', ['submit', 'schedule', 'send']],
  ['in-review', ['send-back', 'approve', 'schedule', 'send']],
  ['approved', ['send-back', 'schedule', 'send']],
  ['scheduled', ['unschedule', 'send', 'cancel']],
  ['sending', ['cancel']],
  ['sent', ['retract', 'send-to-late-joiners']],
  ['stopped', ['send', 'cancel']],
  ['cancelled', ['retract']],
  ['retracted', []],
])('of what is %s these steps fit, and no others: %j', (stands, fitting) => {
  const stopped = stands === 'stopped';
  const some = { ...facts, stopped, state: stopped ? 'sending' : stands };

  const { may, whyNot } = stepsNow(some);

  expect([...may, ...whyNot.map(({ step }) => step)].toSorted()).toEqual(fitting.toSorted());
  for (const step of LifeStep.options) {
    expect(takeStep(step, some) === 'does-not-fit').toBe(!fitting.includes(step));
  }
});

test('of a fault and of a moment that is wrong, the fault is said: it has to be seen to whenever it goes', () => {
  const free = { ...facts, approvalRequired: false };
  const [fault, late, notYet] = [said('{foo} is wrong.'), said('That day is over.'), said('Not decided.')];

  expect(refusal('schedule', { ...free, fault, late })).toBe(sayInEnglish(fault));
  expect(refusal('schedule', { ...free, late })).toBe(sayInEnglish(late));
  expect(refusal('send', { ...free, fault, notYet })).toBe(sayInEnglish(fault));
  expect(refusal('send', { ...free, notYet })).toBe(sayInEnglish(notYet));
});

test('what was delivered can be taken back, and what was not cannot', () => {
  expect(takeStep('retract', { ...facts, state: 'sent', delivered: true })).toEqual({ to: 'retracted' });
  expect(refusal('retract', { ...facts, state: 'cancelled' })).toContain('Nobody has received it');
});

test('sending can be cancelled, and taking it off the schedule keeps an approval', () => {
  expect(takeStep('cancel', { ...facts, state: 'sending' })).toEqual({ to: 'cancelled' });
  expect(takeStep('unschedule', { ...facts, state: 'scheduled', approved: true })).toEqual({
    to: 'approved',
  });
});

test('changing what was approved or scheduled makes it a draft again; what is being sent stays as it is', () => {
  expect(afterEdit('approved')).toBe('draft');
  expect(afterEdit('scheduled')).toBe('draft');
  expect(afterEdit('sending')).toBeUndefined();
  expect(afterEdit('sent')).toBe('sent');
});

test('what was stopped goes on, or ends, and its text can be changed meanwhile', () => {
  const stopped = { ...facts, state: 'sending' as const, stopped: true, approvalRequired: false };

  expect(takeStep('send', stopped)).toEqual({ to: 'sending' });
  expect(takeStep('cancel', stopped)).toEqual({ to: 'cancelled' });
  expect(takeStep('cancel', { ...stopped, wasSent: true })).toEqual({ to: 'sent' });
  expect(afterEdit('stopped')).toBe('sending');
});

const anyFacts: fc.Arbitrary<LifeFacts> = fc.record({
  state: fc.constantFrom(...AnnouncementState.options),
  stopped: fc.boolean(),
  isAuthor: fc.boolean(),
  isApprover: fc.boolean(),
  notTheirs: fc.constantFrom(undefined, refusalOf('not-your-groups', { doing: 'open', groups: '' })),
  approved: fc.boolean(),
  approvalRequired: fc.boolean(),
  notReviewed: fc.constantFrom(undefined, said('Nobody has looked at it.')),
  fault: fc.constantFrom(undefined, said('Something is wrong.')),
  late: fc.constantFrom(undefined, said('That day is over.')),
  notYet: fc.constantFrom(undefined, said('Its gate is not decided.')),
  dated: fc.boolean(),
  delivered: fc.boolean(),
  wasSent: fc.boolean(),
});

test('whatever the facts, nothing goes out that is faulty, not theirs, or lacks an approval it needs', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...LifeStep.options), (some, step) => {
      const answer = takeStep(step, some);
      if (answer === 'does-not-fit' || 'refusal' in answer) return;
      expect(some.notTheirs).toBeUndefined();
      if (answer.to !== 'sending' && answer.to !== 'scheduled') return;
      expect(some.fault).toBeUndefined();
      expect(answer.to === 'scheduled' ? some.late : some.notYet).toBeUndefined();
      expect(some.notReviewed).toBeUndefined();
      expect(some.approved || !some.approvalRequired).toBe(true);
    }),
  );
});

test('each step that fits is either allowed or refused with a sentence', () => {
  fc.assert(
    fc.property(anyFacts, (some) => {
      const { may, whyNot } = stepsNow(some);
      for (const step of may) expect(takeStep(step, some)).toHaveProperty('to');
      for (const { step, why } of whyNot) expect(refusal(step, some)).toBe(sayInEnglish(why));
      expect(new Set([...may, ...whyNot.map(({ step }) => step)]).size).toBe(may.length + whyNot.length);
    }),
  );
});

function refusal(step: LifeStep, some: LifeFacts): string {
  const answer = takeStep(step, some);
  return answer !== 'does-not-fit' && 'refusal' in answer
    ? sayInEnglish(answer.refusal)
    : `no refusal of ${step}`;
}
