import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { reportIssue } from '../../../bot/contract/feedback/feedback.ts';
import type { Person } from '../../../bot/rooms/people/person.ts';
import { addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aFeedbackRoom } from './a-feedback-room.ts';

// In this room, on 10 September, Finance is in Identity until the end of the month.

test('an issue of somebody who finishes a wave with their old group is filed under that wave', async () => {
  const { people, feedback, routes } = await aFeedbackRoom();
  const person = aPerson({
    groupId: 'hr',
    moves: [aMove('2026-07-01', 'finance'), aMove('2026-09-05', 'hr')],
  });
  await addPeople(people, person);

  const inTab = await callRoute(routes, reportIssue, {
    caller: callerOf(person),
    body: { ...filled(), phaseId: 'identity' },
  });
  const inChat = await feedback.report(person, { ...filled(), phaseId: 'identity' });

  expect(inTab).toMatchObject({ waveId: 'autumn.identity.finance', group: { id: 'hr' } });
  expect(inChat).toMatchObject({ waveId: 'autumn.identity.finance', groupId: 'hr' });
});

test('the form of somebody who moved begins with the phase they are in, wherever that is', async () => {
  const { feedback } = await aFeedbackRoom();
  const moved = aPerson({
    groupId: 'finance',
    pilot: true,
    moves: [aMove('2026-07-01', 'finance'), aMove('2026-09-05', 'finance', true)],
  });

  const { likely } = await feedback.phaseChoices(moved);

  expect(likely?.phaseId).toBe('identity');
});

test('an issue about a phase that somebody never had is filed under no wave', async () => {
  const { people, feedback } = await aFeedbackRoom();
  const person: Person = aPerson({
    groupId: 'hr',
    moves: [aMove('2026-07-01', 'finance'), aMove('2026-09-05', 'hr')],
  });
  await addPeople(people, person);

  const issue = await feedback.report(person, { ...filled(), phaseId: 'windows' });

  expect(issue).toMatchObject({ phase: { id: 'windows' }, waveId: null });
});

function filled() {
  return { form: randomUUID(), text: 'It does not start.', severity: 'annoying' as const };
}

function aMove(date: string, groupId: string, pilot = false) {
  return { date: Temporal.PlainDate.from(date), groupId, pilot };
}
