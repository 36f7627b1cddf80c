import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addPeople, aPerson } from '../../support/builders.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

test.each(['Report an issue', 'REPORT A PROBLEM!', "It doesn't work", 'bug'])(
  '"%s" gets the form with the phase the person is in',
  async (text) => {
    const { people, type } = await aFeedbackRoom();
    const person = aPerson();
    await addPeople(people, person);

    const answer = await type(person, text);

    expect(answer).toContain('"id":"phase","label":"What is it about?"');
    expect(answer).toContain('"value":"autumn.identity"}');
    expect(answer).not.toContain('Networking');
    expect(answer).toContain('"verb":"feedback.report"');
  },
);

test('each form has an id of its own', async () => {
  const { type } = await aFeedbackRoom();
  const person = aPerson();

  const forms = [await type(person, 'report'), await type(person, 'report')];

  const ids = forms.map((form) => /"form":"([0-9a-f-]+)"/.exec(form)?.[1]);
  expect(new Set(ids).size).toBe(2);
});

test('a sent form is an issue with person, group, phase and wave, and is confirmed with its number', async () => {
  const { people, feedback, press } = await aFeedbackRoom();
  const person = aPerson();
  await addPeople(people, person);

  const answer = await press(person, 'feedback.report', aForm({ text: '  No code arrives  ' }));

  expect(answer).toContain('Issue #1 is reported');
  expect(answer).toContain('No code arrives');
  expect(await feedback.issues.get(1)).toMatchObject({
    person: { id: person.id, name: person.name },
    groupId: 'finance',
    phase: { id: 'identity', name: 'Identity' },
    waveId: 'autumn.identity.finance',
    text: 'No code arrives',
    severity: 'cannot-work',
    state: 'open',
    reportedAt: '2026-09-10T10:00:00.000Z',
  });
});

test('somebody of the pilot set reports about the wave of the pilot set', async () => {
  const { people, feedback, press } = await aFeedbackRoom();
  const person = aPerson({ pilot: true });
  await addPeople(people, person);

  await press(person, 'feedback.report', aForm({ phase: 'windows' }));

  expect(await feedback.issues.get(1)).toMatchObject({ groupId: 'finance', waveId: 'autumn.windows.pilot' });
});

test('pressing twice, even at once, files one issue and shows one confirmation', async () => {
  const { people, feedback, press } = await aFeedbackRoom();
  const person = aPerson();
  await addPeople(people, person);
  const form = aForm();

  const answers = await Promise.all([1, 2, 3].map(() => press(person, 'feedback.report', form)));

  expect(new Set(answers).size).toBe(1);
  expect(await feedback.issues.heads()).toHaveLength(1);
});

test.each([
  { fault: 'no text', form: { text: undefined }, says: 'say what happened' },
  { fault: 'only spaces', form: { text: '   ' }, says: 'say what happened' },
  { fault: 'too much text', form: { text: 'x'.repeat(4001) }, says: 'say it in at most 4,000 characters' },
  { fault: 'no severity', form: { severity: undefined }, says: 'choose how badly it blocks you' },
  { fault: 'a strange severity', form: { severity: 'awful' }, says: 'choose how badly it blocks you' },
  { fault: 'no form id', form: { form: 'x' }, says: 'for a new one' },
  { fault: 'a phase that reaches nobody', form: { phase: 'networking' }, says: 'Choose another one' },
])('a form with $fault files nothing and says so', async ({ form, says }) => {
  const { feedback, press } = await aFeedbackRoom();

  const answer = await press(aPerson(), 'feedback.report', { ...aForm(), ...form });

  expect(answer).toContain('"note"');
  expect(answer).toContain(says);
  expect(await feedback.issues.heads()).toHaveLength(0);
});

test.each([undefined, '', '-'])('with the phase %j the issue is about no phase', async (phase) => {
  const { feedback, press } = await aFeedbackRoom();

  await press(aPerson(), 'feedback.report', { ...aForm(), phase });

  expect(await feedback.issues.get(1)).toMatchObject({ phase: null, waveId: null });
});

test('a text that nobody understands can become a report with one press', async () => {
  const { type, press } = await aFeedbackRoom();
  const person = aPerson();

  const offered = await type(person, 'outlook eats my mails');
  const form = await press(person, 'feedback.start', { text: 'outlook eats my mails' });

  expect(offered).toContain('Report this as an issue');
  expect(form).toContain('"replaceWith"');
  expect(form).toContain('"value":"outlook eats my mails"');
});

test('cancelling takes the form away and files nothing', async () => {
  const { feedback, press } = await aFeedbackRoom();

  const answer = await press(aPerson(), 'feedback.cancel', {});

  expect(answer).toContain('Nothing was reported');
  expect(await feedback.issues.heads()).toHaveLength(0);
});

test('"my issues" lists my ten newest issues and nobody else\'s', async () => {
  const { people, press, type } = await aFeedbackRoom();
  const [me, other] = [aPerson(), aPerson({ id: randomUUID() })];
  await addPeople(people, me, other);
  await press(other, 'feedback.report', aForm({ text: 'of somebody else' }));
  for (let at = 2; at <= 12; at += 1) await press(me, 'feedback.report', aForm({ text: `mine ${at}` }));

  const answer = await type(me, 'status of my issue?');

  expect(answer.match(/#\d+: Waiting for an answer/g)).toHaveLength(10);
  expect(answer).toContain('#12: ');
  expect(answer).toContain('1 older one is in the Groundswell tab');
  expect(answer).not.toContain('of somebody else');
});

test('"my issues" of somebody who never reported offers to report', async () => {
  const { type } = await aFeedbackRoom();

  const answer = await type(aPerson(), 'my issues');

  expect(answer).toContain('You have not reported anything yet');
  expect(answer).toContain('"title":"Report an issue","data":{"command":"feedback.report"}');
});

function aForm(changes: Record<string, unknown> = {}) {
  return {
    form: randomUUID(),
    text: 'No code arrives',
    severity: 'cannot-work',
    phase: 'identity',
    ...changes,
  };
}
