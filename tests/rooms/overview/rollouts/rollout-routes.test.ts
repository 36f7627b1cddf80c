import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { saveAnnouncement, stepAnnouncement } from '../../../../bot/contract/announcements/announcements.ts';
import { getWave, holdWave, moveWave } from '../../../../bot/contract/overview/moves.ts';
import { putSentTo } from '../../../support/a-sending.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { anAnnouncement } from '../../announcements/writing/an-announcements-room.ts';
import { aLivesRoom, CLOSING, DONE, lead, ofSales, other, RUNNING, TO_COME } from './a-lives-room.ts';

test('champions and leads see every rollout with its state, progress and whether anybody was told', async () => {
  const { by, storage } = await aLivesRoom();
  await putSentTo(storage, RUNNING, 3);

  const { mayChange, rollouts } = await by(aCaller({ role: 'champion' })).lives();

  expect(mayChange).toBe(false);
  expect(rollouts).toMatchObject([
    {
      id: 'autumn',
      name: 'Autumn rollout',
      state: 'running',
      strategyName: 'One after the other',
      waves: { all: 4, complete: 1, inProgress: 1, held: 0, cancelled: 0 },
      groups: 2,
      people: 3,
      told: 3,
      begun: true,
      cancelled: null,
    },
  ]);
});

test('before it is cancelled a lead reads what stops', async () => {
  const { by, storage, routes } = await aLivesRoom();
  await putSentTo(storage, DONE, 1);
  await putSentTo(storage, RUNNING, 2);
  await write(routes, TO_COME, 'scheduled');
  await write(routes, TO_COME, 'draft');

  const stops = await by(lead).stops();

  expect(stops).toMatchObject({
    waves: 3,
    scheduled: 1,
    inWork: 1,
    sending: 0,
    told: 2,
    refusal: null,
    seen: 0,
  });
});

test('a cancelled rollout says by whom and why, and its waves that are not over are cancelled', async () => {
  const { by } = await aLivesRoom();

  const cancelled = await by(lead).cancel();

  expect(cancelled).toMatchObject({
    state: 'cancelled',
    cancelled: { by: 'Lea Lead', reason: 'The licences are late.' },
    waves: { all: 4, complete: 1, inProgress: 0, cancelled: 3 },
  });
  expect((await by(lead).history()).entries).toMatchObject([
    { change: 'cancelled', wave: null, reason: 'The licences are late.', by: { name: 'Lea Lead' } },
  ]);
});

test('who cancels it second is told who was faster, and why', async () => {
  const { by } = await aLivesRoom();
  await by(lead).cancel();

  const second = by(other).cancel();

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    message: 'Lea Lead cancelled "Autumn rollout" on 12 September 2026: The licences are late.',
  });
});

test('a plan that was changed since it was looked at is not cancelled', async () => {
  const { by, routes } = await aLivesRoom();
  const { seen } = await by(lead).stops();
  await callRoute(routes, moveWave, {
    caller: other,
    params: { waveId: TO_COME },
    body: { start: '2026-10-05', reason: 'Holidays', seen },
  });

  const cancelled = by(lead).cancel(seen);

  await expect(cancelled).rejects.toMatchObject({ code: 'plan-changed', message: /Max Muster changed/ });
});

test('a rollout that is over cannot be cancelled', async () => {
  const { by, clock } = await aLivesRoom();
  clock.set('2026-11-20T10:00:00Z');

  await expect(by(lead).cancel()).rejects.toMatchObject({ code: 'rollout-over' });
  expect((await by(lead).stops()).refusal).toContain('nothing left to cancel');
});

test('a wave of a cancelled rollout is neither moved nor held', async () => {
  const { by, routes } = await aLivesRoom();
  const { seen } = await by(lead).cancel();
  const params = { waveId: RUNNING };

  const move = () =>
    callRoute(routes, moveWave, {
      caller: lead,
      params,
      body: { start: '2026-10-05', reason: 'Holidays', seen },
    });
  const hold = () => callRoute(routes, holdWave, { caller: lead, params, body: { reason: 'Wait' } });

  await expect(move()).rejects.toMatchObject({ code: 'rollout-cancelled' });
  await expect(hold()).rejects.toMatchObject({ code: 'rollout-cancelled' });
  expect(await callRoute(routes, getWave, { caller: lead, params })).toMatchObject({
    state: 'cancelled',
    mayChange: false,
  });
});

test('a rollout gets another title, and the history knows the one before', async () => {
  const { by } = await aLivesRoom();

  const { title } = await by(lead).rename('Foundation');

  expect(title).toBe('Foundation');
  expect((await by(lead).history()).entries).toMatchObject([
    { change: 'renamed', wave: null, reason: 'It was called "Autumn rollout".' },
  ]);
});

test('of two who rename it at once the second is told who was faster', async () => {
  const { by } = await aLivesRoom();
  await by(lead).rename('Foundation');

  const second = by(other).rename('Basics');

  await expect(second).rejects.toMatchObject({ code: 'rollout-changed', message: /^Lea Lead changed/ });
});

test('a copy has the settings, the strategy and the groups that are still there, and names of its own', async () => {
  const { by } = await aLivesRoom();
  await by(lead).plan('autumn-copy', 'Autumn rollout (copy)');

  const copy = await by(lead).copy();

  expect(copy).toEqual({
    id: 'autumn-copy-2',
    title: 'Autumn rollout (copy 2)',
    playbookId: expect.any(String),
    strategy: 'serial',
    groups: ['finance', 'sales'],
    settings: { groupWeights: { finance: 2 }, freezes: [{ ...CLOSING, groups: ['sales'] }] },
  });
});

test('a rollout that nobody was told of is deleted, and its id stays taken', async () => {
  const { by } = await aLivesRoom();
  await by(lead).remove();

  const again = by(lead).plan('autumn');

  expect((await by(lead).lives()).rollouts).toEqual([]);
  await expect(by(lead).history()).rejects.toMatchObject({ code: 'rollout-not-found' });
  await expect(again).rejects.toMatchObject({ code: 'rollout-id-used' });
});

test('a rollout that somebody was told of is cancelled instead', async () => {
  const { by, storage } = await aLivesRoom();
  await putSentTo(storage, DONE, 2);

  const removed = by(lead).remove();

  await expect(removed).rejects.toMatchObject({
    message:
      '2 people were already told of "Autumn rollout". Cancel it instead, with a reason that they can read.',
  });
});

test('a plan is undone within a minute, by who made it', async () => {
  const { by, clock } = await aLivesRoom();
  await by(lead).plan('winter');
  await by(lead).plan('spring', 'Spring rollout', '2027-11-01');

  await by(lead).undo('winter');

  await expect(by(other).undo('spring')).rejects.toMatchObject({ code: 'plan-undo-others' });
  clock.set('2026-09-12T10:01:01Z');
  await expect(by(lead).undo('spring')).rejects.toMatchObject({ code: 'plan-undo-late' });
  expect((await by(lead).lives()).rollouts.map(({ id }) => id)).toEqual(['spring', 'autumn']);
});

test('two with one title are told apart, also after one was renamed to that of another', async () => {
  const { by } = await aLivesRoom();
  await by(lead).plan('winter');

  const { name } = await by(lead).rename('Winter rollout');

  expect(name).toBe('Winter rollout (from 1 September 2026)');
});

test('only leads of all groups change the life of a rollout', async () => {
  const { by } = await aLivesRoom();
  const sam = by(ofSales);

  for (const attempt of [
    () => sam.cancel(),
    () => sam.rename('Mine'),
    () => sam.copy(),
    () => sam.remove(),
    () => sam.undo('autumn'),
    () => sam.stops(),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'all-groups-only' });
});

test('what is done to a rollout that was deleted is answered with a sentence', async () => {
  const { by } = await aLivesRoom();
  await by(lead).remove();

  for (const attempt of [
    () => by(lead).cancel(),
    () => by(lead).rename('Mine'),
    () => by(lead).copy(),
    () => by(lead).remove(),
    () => by(lead).undo('autumn'),
  ])
    await expect(attempt()).rejects.toMatchObject({ message: 'There is no rollout "autumn".' });
});

async function write(
  routes: Awaited<ReturnType<typeof aLivesRoom>>['routes'],
  waveId: string,
  state: 'draft' | 'scheduled',
) {
  const params = { id: randomUUID() };
  const schedule = { kind: 'relative' as const, offsetDays: -3, hour: '09:00', ownZone: false };
  const announcement = anAnnouncement({ audience: { kind: 'wave', waveId }, schedule });
  const saved = await callRoute(routes, saveAnnouncement, {
    caller: lead,
    params,
    body: { announcement, seen: 0 },
  });
  if (state === 'draft') return;
  const body = { step: 'schedule', note: '', seen: saved.seen };
  await callRoute(routes, stepAnnouncement, { caller: lead, params, body });
}
