import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { reportIssue } from '../../../bot/contract/feedback/feedback.ts';
import type { Route } from '../../../bot/doors/http/route.ts';
import type { Sender } from '../../../bot/doors/teams/chat.ts';
import { REPORT_LIMIT } from '../../../bot/rooms/feedback/report-limit.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { addPeople, aPerson, callerOf, senderOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

const MANY = Array.from({ length: REPORT_LIMIT.most }, () => randomUUID());

test('who reports very much within an hour is told when the next report can be sent', async () => {
  const { report, ada, clock } = await aReporter();
  for (const form of MANY) await report(ada, form);
  clock.set('2026-09-10T10:20:30Z');

  await expect(report(ada, randomUUID())).rejects.toMatchObject({
    kind: 'too-many',
    waitMs: (39 * 60 + 30) * 1000,
    message: expect.stringMatching(
      /^You've sent 20 reports within an hour\. .* You can send the next one in 40 minutes\./,
    ),
  });
});

test('no other way round the limit: the command, a card, another language, an own time zone', async () => {
  const { report, ada, type, answer, feedback } = await aReporter();
  for (const form of MANY) await report(ada, form);
  const data = { form: randomUUID(), text: 'It is slow', severity: 'annoying', phase: '-' };
  const press = (sender: Partial<Sender>, sent: Record<string, string>) =>
    answer(
      { ...senderOf(ada), ...sender },
      { kind: 'press', verb: 'feedback.report', data: { ...data, ...sent }, way: 'execute' },
    );

  expect(await type(ada, 'Report an issue')).toContain('feedback.report');
  const refused = await Promise.all([
    press({}, { form: randomUUID() }),
    press({}, { form: randomUUID(), phase: 'autumn.identity' }),
    press({}, { form: randomUUID(), announcement: randomUUID(), chunk: '0' }),
    press({ locale: 'de-DE', timeZone: 'Pacific/Auckland' }, { form: randomUUID() }),
  ]);

  for (const one of refused) {
    // A note leaves the form, with what was written, where it is.
    expect(one).toMatchObject({ kind: 'action', reply: { note: expect.stringContaining('60 minutes') } });
  }
  expect(await feedback.issues.heads()).toHaveLength(REPORT_LIMIT.most);
});

test('two processes share the limit', async () => {
  const { report, ada, storage, clock, playbook } = await aReporter();
  const other = await aHouse({ storage, clock, shipped: [playbook] });
  const reportThere = reporting(other.routes);

  const done = await Promise.allSettled(
    [...MANY, ...MANY.map(() => randomUUID())].map((form, index) =>
      index % 2 === 0 ? report(ada, form) : reportThere(ada, form),
    ),
  );

  expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(REPORT_LIMIT.most);
  await expect(reportThere(ada, randomUUID())).rejects.toMatchObject({ kind: 'too-many' });
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
    report: reporting(room.routes),
  };
}

function reporting(routes: readonly Route[]) {
  return (person: Person, form: string) =>
    callRoute(routes, reportIssue, {
      caller: callerOf(person),
      body: { form, text: 'It is slow', severity: 'annoying', phaseId: 'identity' },
    });
}
