import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { reportIssue } from '../../../bot/contract/feedback/feedback.ts';
import { REPORT_LIMIT } from '../../../bot/rooms/feedback/report-limit.ts';
import { addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

const MANY = Array.from({ length: REPORT_LIMIT.most }, () => randomUUID());

test('who reports very much within an hour is told when the next report can be sent', async () => {
  const { report, ada } = await aReporter();
  for (const form of MANY) await report(ada, form);

  await expect(report(ada, randomUUID())).rejects.toMatchObject({
    kind: 'too-many',
    message: expect.stringContaining("You've sent 20 reports within an hour"),
  });
});

test('a form that is pressed again is no further report', async () => {
  const { report, ada } = await aReporter();
  for (const form of MANY) await report(ada, form);

  expect(await report(ada, MANY[0] ?? '')).toMatchObject({ number: 1 });
});

test('the limit is of one person and of one hour', async () => {
  const { report, ada, ben, clock } = await aReporter();
  for (const form of MANY) await report(ada, form);

  expect(await report(ben, randomUUID())).toMatchObject({ number: 21 });
  clock.set('2026-09-10T11:00:00Z');
  expect(await report(ada, randomUUID())).toMatchObject({ number: 22 });
});

test('who sends many at the same moment gets no more past the limit', async () => {
  const { report, ada, feedback } = await aReporter();

  const done = await Promise.allSettled(
    [...MANY, ...MANY.map(() => randomUUID())].map((form) => report(ada, form)),
  );

  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(REPORT_LIMIT.most);
  expect(await feedback.issues.heads()).toHaveLength(REPORT_LIMIT.most);
});

async function aReporter() {
  const room = await aFeedbackRoom();
  const [ada, ben] = [aPerson({ name: 'Ada' }), aPerson({ name: 'Ben' })];
  await addPeople(room.people, ada, ben);
  return {
    ...room,
    ada,
    ben,
    report: (person: typeof ada, form: string) =>
      callRoute(room.routes, reportIssue, {
        caller: callerOf(person),
        body: { form, text: 'It is slow', severity: 'annoying', phaseId: 'identity' },
      }),
  };
}
