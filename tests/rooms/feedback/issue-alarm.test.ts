import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import type { JobKind } from '../../../bot/doors/jobs/job.ts';
import { openFeedback } from '../../../bot/rooms/feedback/feedback.ts';
import { openPeople } from '../../../bot/rooms/people/people.ts';
import { aPerson, callerOf } from '../../support/builders.ts';
import { rolloutsWith } from '../../support/rollouts-with.ts';
import { testStorage } from '../../support/storage.ts';

test('that an issue came or was answered is said soon, once for those that come together', async () => {
  const storage = testStorage();
  const clock = settableClock('2026-09-10T10:00:00Z');
  const people = await openPeople(storage);
  const rollouts = await rolloutsWith(storage, []);
  const asked: string[] = [];
  const jobs = { add: async ({ kind }: JobKind) => void asked.push(kind) };
  const feedback = await openFeedback(storage, {
    people,
    rollouts,
    jobs,
    clock,
    timeZone: 'UTC',
  });
  const report = () =>
    feedback.report(aPerson(), {
      form: randomUUID(),
      text: 'It fails',
      severity: 'cannot-work',
      phaseId: null,
    });

  const { number } = await report();
  await report();
  expect(asked).toEqual(['feedback.issue-changed']);

  clock.set('2026-09-10T10:00:05Z');
  const lead = callerOf(aPerson({ role: 'lead', leads: null }));
  await feedback.answer(lead, number, { state: 'in-progress', answer: 'We look' });
  expect(asked).toEqual(['feedback.issue-changed', 'feedback.tell-answer', 'feedback.issue-changed']);
});
