import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { saveAnnouncement, stepAnnouncement } from '../../../../bot/contract/announcements/announcements.ts';
import { getWave } from '../../../../bot/contract/overview/moves.ts';
import { putSentTo } from '../../../support/a-sending.ts';
import { aPerson, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { anAnnouncement } from '../../announcements/writing/an-announcements-room.ts';
import { aMovesRoom, lead, ofSales, SALES } from './a-moves-room.ts';

test('the preview has every changed wave with its dates and people, and the end of the rollout', async () => {
  const { preview } = await aMovesRoom();

  const { changed, rolloutEnd, refusals, seen } = await preview(SALES, '2026-10-20');

  expect(changed).toMatchObject([
    {
      id: SALES,
      group: { name: 'Sales' },
      phase: { name: 'Identity' },
      people: 1,
      from: { start: '2026-09-20', end: '2026-10-01' },
      to: { start: '2026-10-20', end: '2026-10-31' },
    },
    { id: 'autumn.windows.sales', to: { start: '2026-10-31', end: '2026-11-10' } },
  ]);
  expect(rolloutEnd).toEqual({ before: '2026-11-01', after: '2026-11-10' });
  expect([refusals, seen]).toEqual([[], 0]);
});

test('the preview says whom of those who changed group the new dates would leave out', async () => {
  const { preview, people } = await aMovesRoom({
    waves: [
      aWave('identity', 'sales', '2026-09-01', '2026-09-11'),
      aWave('identity', 'finance', '2026-09-01', '2026-10-01'),
      aWave('windows', 'sales', '2026-10-05', '2026-10-10'),
    ],
  });
  const moves = [
    { date: Temporal.PlainDate.from('2026-07-01'), groupId: 'finance', pilot: false },
    { date: Temporal.PlainDate.from('2026-09-12'), groupId: 'sales', pilot: false },
  ];
  await people.moved.note([aPerson({ groupId: 'sales', moves })], Temporal.PlainDate.from('2026-09-12'));

  const { notes } = await preview('autumn.windows.sales', '2026-09-20');

  expect(notes).toEqual([expect.stringContaining('1 person who changed group would have no date')]);
});

test('what is applied is what was previewed', async () => {
  const { preview, move, dates } = await aMovesRoom();
  const { changed, rolloutEnd } = await preview(SALES, '2026-10-20');

  const moved = await move(SALES, '2026-10-20', 0);

  const now = await dates();
  expect(changed.map(({ id }) => now[id])).toEqual(changed.map(({ to }) => [to.start, to.end]));
  expect(now.rollout?.[1]).toEqual(rolloutEnd.after);
  expect(moved).toMatchObject({ waves: changed.length, seen: 1 });
});

test('only the rows of changed waves are written', async () => {
  const { move, waveRows } = await aMovesRoom();
  const before = await waveRows();

  await move(SALES, '2026-10-20', 0);

  const after = await waveRows();
  const written = [...after.keys()].filter((id) => after.get(id)?.etag !== before.get(id)?.etag);
  expect(written.toSorted()).toEqual([SALES, 'autumn.windows.sales']);
});

test('of two leads who move at once one is told, and nothing of theirs is done', async () => {
  const { move, dates } = await aMovesRoom();

  const results = await Promise.allSettled([
    move(SALES, '2026-10-20', 0),
    move('autumn.windows.finance', '2026-11-20', 0),
  ]);

  const now = await dates();
  const [first] = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(first).toMatchObject({
    code: 'plan-changed',
    message: expect.stringContaining('Lea Lead changed the plan'),
  });
  expect([now[SALES]?.[0] === '2026-10-20', now['autumn.windows.finance']?.[0] === '2026-11-20']).toEqual(
    results.map(({ status }) => status === 'fulfilled'),
  );
});

test('a move of a plan that is not the one seen is refused', async () => {
  const { move, dates } = await aMovesRoom();
  await move(SALES, '2026-10-20', 0);
  const before = await dates();

  for (const seen of [0, 2]) {
    await expect(move('autumn.windows.finance', '2026-11-20', seen)).rejects.toMatchObject({
      code: 'plan-changed',
    });
  }

  expect(await dates()).toEqual(before);
});

test.each([
  ['autumn.identity.pilot', '2026-10-10', 'wave-complete'],
  [SALES, '2026-09-11', 'start-in-the-past'],
  ['autumn.windows.finance', '2026-09-20', 'pilot-first'],
  ['autumn.windows.sales', '2026-09-25', 'phase-before'],
])('%s cannot move to %s: %s', async (waveId, start, code) => {
  const { preview, move } = await aMovesRoom();

  const { changed, refusals } = await preview(waveId, start);

  expect(changed).toEqual([]);
  expect(refusals).toMatchObject([{ code, why: expect.stringMatching(/\.$/) }]);
  await expect(move(waveId, start, 0)).rejects.toMatchObject({ kind: 'conflict', code });
});

test('a refusal calls the group by its name', async () => {
  const { preview } = await aMovesRoom();

  const { refusals } = await preview('autumn.windows.sales', '2026-09-25');

  expect(refusals[0]?.why).toContain('for the business group "Sales"');
});

test('a start inside a freeze becomes the first day after it, and the preview says so', async () => {
  const freezes = [{ name: 'Fiscal close', from: '2026-10-18', to: '2026-10-24' }];
  const { preview } = await aMovesRoom({ settings: { freezes } });

  const { changed, notes } = await preview(SALES, '2026-10-20');

  expect(changed[0]?.to.start).toBe('2026-10-24');
  expect(notes).toEqual([
    '20 October 2026 is in the freeze "Fiscal close". The first day after it is 24 October 2026.',
  ]);
});

test('moving a wave to where it is is refused, and the preview says so', async () => {
  const { preview, move } = await aMovesRoom();

  const { changed, notes } = await preview(SALES, '2026-09-20');

  expect(changed).toEqual([]);
  expect(notes).toEqual(['The wave already starts on that day, so nothing would change.']);
  await expect(move(SALES, '2026-09-20', 0)).rejects.toMatchObject({ code: 'nothing-to-move' });
});

test('who has a card with the old date is said before a wave moves', async () => {
  const { storage, routes, preview } = await aMovesRoom();
  await putSentTo(storage, SALES, 12);
  const announcement = anAnnouncement({
    audience: { kind: 'wave', waveId: SALES },
    schedule: { kind: 'relative', offsetDays: -1, hour: '09:00', ownZone: false },
  });
  for (const id of [randomUUID(), randomUUID()]) {
    const call = { caller: lead, params: { id } };
    const { seen } = await callRoute(routes, saveAnnouncement, { ...call, body: { announcement, seen: 0 } });
    await callRoute(routes, stepAnnouncement, { ...call, body: { step: 'schedule', seen } });
  }

  const { changed, notes } = await preview(SALES, '2026-10-20');

  expect(changed.map(({ announcement }) => announcement)).toEqual([
    { state: 'sent', told: 12, scheduled: 2 },
    null,
  ]);
  expect(notes).toEqual([
    'Identity for Sales was already announced to 12 people. Their cards will show the new date. Where the text itself names 20 September 2026, change the text or tell them.',
    'Identity for Sales has 2 scheduled announcements. They move with the wave. If the new time of one has already passed, it becomes a draft again and its author is told.',
  ]);
});

test('undo puts every wave back where it was, once and on the same day', async () => {
  const { move, undo, dates, clock } = await aMovesRoom();
  const before = await dates();
  const { moveId, seen } = await move(SALES, '2026-10-20', 0);

  await undo(SALES, moveId, seen);

  expect(await dates()).toEqual(before);
  await expect(undo(SALES, moveId, 2)).rejects.toMatchObject({ code: 'plan-changed' });
  const again = await move(SALES, '2026-10-20', 2);
  clock.set('2026-09-13T10:00:00Z');
  await expect(undo(SALES, again.moveId, 3)).rejects.toMatchObject({ code: 'undo-too-late' });
});

test('a lead of some groups changes the waves of these only', async () => {
  const { routes, preview, move, hold } = await aMovesRoom();

  const own = await preview(SALES, '2026-10-20', ofSales);
  await move(SALES, '2026-10-20', 0, ofSales);

  expect(own.refusals).toEqual([]);
  for (const waveId of ['autumn.identity.finance', 'autumn.windows.pilot']) {
    await expect(preview(waveId, '2026-10-20', ofSales)).rejects.toMatchObject({ code: 'not-your-group' });
    await expect(hold(waveId, 'Why not', ofSales)).rejects.toMatchObject({ code: 'not-your-group' });
  }
  const shown = await callRoute(routes, getWave, {
    caller: ofSales,
    params: { waveId: 'autumn.identity.finance' },
  });
  expect(shown.mayChange).toBe(false);
});
