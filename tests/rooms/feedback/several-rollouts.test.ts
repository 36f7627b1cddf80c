import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { getIssues, getPhaseChoices, reportIssue } from '../../../bot/contract/feedback/feedback.ts';
import { aUserPhase, aWorkload } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout, aWave, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

// In this room, on 10 September, Finance is in Identity until the end of the month, and then in Windows.

const mail = aWorkload({ phases: [aUserPhase({ id: 'exchange', name: 'Exchange Online' })] });

test('the form offers the phases of all of my rollouts, and begins with what began last', async () => {
  const { choices } = await besideAnother();

  const { phases, likely } = await choices();

  expect(phases.map(({ name }) => name)).toEqual(['Exchange Online', 'Identity', 'Windows']);
  expect([phases[0]?.rolloutId, likely]).toEqual(['mail', true]);
});

test('phases of one name are told apart by their rollouts', async () => {
  const room = await besideAnother();
  await room.rollouts.add(aRollout({ id: 'south', title: 'South', playbook: room.playbook }), [
    aWave('identity', 'finance', '2026-11-05', '2026-11-15'),
  ]);

  const { phases } = await room.choices();

  expect(phases.map(({ name }) => name)).toEqual([
    'Exchange Online',
    'Identity in Autumn rollout',
    'Windows',
    'Identity in South',
  ]);
});

test('who comes from the card of an announcement begins with its phase, also of a cancelled rollout', async () => {
  const { feedback, person, cancel } = await besideAnother();
  const card = { rolloutId: 'autumn', phaseId: 'windows' };

  const before = await feedback.phaseChoices(person, card);
  await cancel('autumn');
  const after = await feedback.phaseChoices(person, card);

  expect(before.likely).toMatchObject(card);
  expect(before.phases[0]).toBe(before.likely);
  expect(after.likely).toMatchObject(card);
});

test('an issue is filed under the wave of the rollout that was chosen', async () => {
  const { press, feedback, person } = await besideAnother();

  await press(person, 'feedback.report', aForm('mail.exchange'));

  expect(await feedback.issues.get(1)).toMatchObject({
    phase: { id: 'exchange', name: 'Exchange Online' },
    waveId: 'mail.exchange.finance',
    rolloutId: 'mail',
  });
});

test('a form that was opened before its rollout was cancelled is filed under its wave', async () => {
  const { press, feedback, person, cancel } = await besideAnother();
  await cancel('mail');

  const answer = await press(person, 'feedback.report', aForm('mail.exchange'));

  expect(answer).toContain('Issue #1 is reported');
  expect(await feedback.issues.get(1)).toMatchObject({ waveId: 'mail.exchange.finance' });
});

test.each(['gone.exchange', 'mail.gone'])(
  'a form about %s, which is not there any more, is filed about no phase',
  async (phase) => {
    const { press, feedback, person } = await besideAnother();

    const answer = await press(person, 'feedback.report', aForm(phase));

    expect(answer).toContain('Issue #1 is reported');
    expect(await feedback.issues.get(1)).toMatchObject({ phase: null, waveId: null, rolloutId: null });
  },
);

test('a form from before there were several rollouts is about my nearest turn of the phase', async () => {
  const room = await besideAnother();
  await room.rollouts.add(
    aRollout({ id: 'south', playbook: room.playbook, plannedAt: '2026-08-20T08:00:00.000Z' }),
    [aWave('identity', 'finance', '2026-11-05', '2026-11-15')],
  );

  await room.press(room.person, 'feedback.report', aForm('identity'));

  expect(await room.feedback.issues.get(1)).toMatchObject({ waveId: 'autumn.identity.finance' });
});

test('the list can be asked for one rollout, with its counts', async () => {
  const { routes, person, press } = await besideAnother();
  for (const phase of ['mail.exchange', 'autumn.identity', '-']) {
    await press(person, 'feedback.report', aForm(phase));
  }

  const { issues, counts } = await callRoute(routes, getIssues, {
    caller: callerOf(person),
    query: { rollout: 'mail' },
  });

  expect(issues.map(({ number, rolloutId }) => [number, rolloutId])).toEqual([[1, 'mail']]);
  expect(counts.open).toBe(1);
});

test('the tab reports about a phase of one of the rollouts', async () => {
  const { routes, person } = await besideAnother();
  const body = {
    form: randomUUID(),
    text: 'No mail comes',
    severity: 'annoying' as const,
    phaseId: 'exchange',
    rolloutId: 'mail',
  };

  const issue = await callRoute(routes, reportIssue, { caller: callerOf(person), body });

  expect(issue).toMatchObject({ waveId: 'mail.exchange.finance', rolloutId: 'mail' });
});

test('who is in no wave chooses among the phases of all rollouts', async () => {
  const { routes } = await besideAnother();
  const caller = callerOf(aPerson({ id: randomUUID(), groupId: 'legal' }));

  const { phases, likely } = await callRoute(routes, getPhaseChoices, { caller });

  expect(phases.map(({ name }) => name).toSorted()).toEqual(['Exchange Online', 'Identity', 'Windows']);
  expect(likely).toBe(false);
});

/** A second rollout, that of mail, in which Finance is since 8 September. */
async function besideAnother() {
  const room = await aFeedbackRoom({ shipped: [mail] });
  const person = aPerson();
  await addPeople(room.people, person);
  await room.rollouts.add(aRollout({ id: 'mail', title: 'Mail', playbook: mail }), [
    aWave('exchange', 'finance', '2026-09-08', '2026-09-20'),
  ]);
  const rows = await room.storage.table<{ cancelled: string }>('rollouts');
  return {
    ...room,
    person,
    choices: () => callRoute(room.routes, getPhaseChoices, { caller: callerOf(person) }),
    async cancel(rowKey: string) {
      const cancelled = {
        at: '2026-09-10T09:00:00.000Z',
        on: '2026-09-10',
        by: 'Lea Lead',
        reason: 'No budget.',
      };
      await rows.merge({ partitionKey: 'rollout', rowKey, cancelled: JSON.stringify(cancelled) });
    },
  };
}

function aForm(phase: string) {
  return { form: randomUUID(), text: 'No code arrives', severity: 'cannot-work', phase };
}
