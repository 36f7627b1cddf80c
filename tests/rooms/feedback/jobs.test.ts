import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { LaterError } from '../../../bot/doors/jobs/job.ts';
import type { Messenger } from '../../../bot/doors/teams/messenger.ts';
import type { SendOutcome } from '../../../bot/doors/teams/outcome.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { aHouse } from '../../support/a-house.ts';
import { aConversation, addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

const SENT: SendOutcome = { kind: 'sent', activityId: '1' };
const lead = callerOf(aPerson({ name: 'Lea Lead', role: 'lead', leads: null }));

test('the person is told the answer once, however often the job runs', async () => {
  const { run, told } = await anAnsweredIssue([SENT, SENT]);

  await run();
  await run();

  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Answer to your issue #1');
  expect(told[0]).toContain('Update the app');
  expect(told[0]).toContain('Lea Lead');
});

test('a second answer is told as well', async () => {
  const { run, told, feedback, clock } = await anAnsweredIssue([SENT, SENT]);
  await run();
  clock.set('2026-09-12T10:00:00Z');
  await feedback.answer(lead, 1, { state: 'resolved', answer: 'It is fixed' });

  await run();

  expect(told).toHaveLength(2);
  expect(told[1]).toContain('It is fixed');
});

test('somebody without a conversation is not written to, and finds the answer in chat', async () => {
  const { run, told, type, person } = await anAnsweredIssue([SENT], { conversation: undefined });

  await run();

  expect(told).toHaveLength(0);
  expect(await type(person, 'my issues')).toContain('Lea Lead answered: Update the app');
});

test('somebody who turns out to be unreachable is remembered as that', async () => {
  const { run, people, person } = await anAnsweredIssue([
    { kind: 'unreachable', why: 'blocked', raw: '403' },
  ]);

  await run();

  expect(await people.table.find(person.id)).toMatchObject({ unreachable: 'blocked' });
});

test.each([
  { retryAfterMs: 1500, seconds: 2 },
  { retryAfterMs: undefined, seconds: 30 },
  { retryAfterMs: 999_999_999, seconds: 3600 },
])(
  'when Teams asks for $retryAfterMs ms the job goes on in $seconds s',
  async ({ retryAfterMs, seconds }) => {
    const { run, told } = await anAnsweredIssue([{ kind: 'throttled', retryAfterMs }, SENT]);

    const later = await run().catch((error: unknown) => error);
    await run();

    expect(later).toBeInstanceOf(LaterError);
    expect(later).toMatchObject({ seconds });
    expect(told).toHaveLength(2);
  },
);

test('an answer that may have arrived is not sent again, and the job does not fail', async () => {
  const { run, told, feedback } = await anAnsweredIssue([{ kind: 'unknown', raw: 'no answer' }]);

  await run();
  await run();

  expect(told).toHaveLength(1);
  expect(await feedback.issues.get(1)).toMatchObject({ toldOf: expect.any(String) });
});

test('a job for an issue that does not exist has nothing to do', async () => {
  const { run, told } = await anAnsweredIssue([SENT]);

  await run(99);

  expect(told).toHaveLength(0);
});

/** An issue with an answer, and Teams giving these outcomes one after the other. */
async function anAnsweredIssue(outcomes: readonly SendOutcome[], changes: Partial<Person> = {}) {
  const room = await aFeedbackRoom();
  const person = aPerson({ conversation: aConversation(), ...changes });
  await addPeople(room.people, person);
  await room.feedback.report(person, {
    form: randomUUID(),
    text: 'It crashes',
    severity: 'cannot-work',
    phaseId: null,
  });
  await room.feedback.answer(lead, 1, { state: 'in-progress', answer: 'Update the app' });
  const told: string[] = [];
  const messenger: Pick<Messenger, 'tell'> = {
    async tell(_conversation, message) {
      told.push(JSON.stringify(message));
      return outcomes[told.length - 1] ?? { kind: 'unknown', raw: 'told more often than expected' };
    },
  };
  let processes = 0;
  /** In a process of its own, a month later: it comes when whatever Teams asked of the one before is over. */
  async function run(number = 1): Promise<void> {
    const clock = settableClock(`2026-1${processes}-01T10:00:00Z`);
    processes += 1;
    const later = await aHouse({ storage: room.storage, clock, messenger });
    return later.run('feedback.tell-answer', { number });
  }
  return { ...room, person, told, run };
}
