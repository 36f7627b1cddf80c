import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/clock.ts';
import {
  getPlanHistory,
  getWave,
  holdWave,
  moveWave,
  previewMove,
  releaseWave,
  undoMove,
} from '../../../bot/contract/moves.ts';
import type { PlanSettings } from '../../../bot/contract/rollout.ts';
import { openPeople } from '../../../bot/people/people.ts';
import { rolloutChat } from '../../../bot/rollout/chat.ts';
import { moveRoutes } from '../../../bot/rollout/moves/move-routes.ts';
import { openPlanChanges } from '../../../bot/rollout/moves/plan-changes.ts';
import { openPlanLog } from '../../../bot/rollout/moves/plan-log.ts';
import type { AnnouncedWaves } from '../../../bot/rollout/moves/wave-announcements.ts';
import type { PlannedWave } from '../../../bot/rollout/planning/planned-wave.ts';
import { PARTITION, type RolloutRow, type WaveRow } from '../../../bot/rollout/rollout-rows.ts';
import { openRollouts } from '../../../bot/rollout/rollouts.ts';
import { createConversation } from '../../../bot/teams/conversation.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave, senderOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { silentLog } from '../../support/silent-log.ts';
import { testStorage } from '../../support/storage.ts';

const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });
const ofSales = aCaller({ role: 'lead', leads: ['sales'] });
const SALES = 'autumn.identity.sales';
const playbook = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });
const PLAN = [
  aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
  aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
  aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
  aWave('windows', 'pilot', '2026-09-20', '2026-10-01'),
  aWave('windows', 'sales', '2026-10-01', '2026-10-11'),
  aWave('windows', 'finance', '2026-10-20', '2026-11-01'),
];

test('the preview has every changed wave with its dates and people, and the end of the rollout', async () => {
  const { preview } = await aRoom();

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
  const { preview, people } = await aRoom({
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
  const { preview, move, dates } = await aRoom();
  const { changed, rolloutEnd } = await preview(SALES, '2026-10-20');

  const moved = await move(SALES, '2026-10-20', 0);

  const now = await dates();
  expect(changed.map(({ id }) => now[id])).toEqual(changed.map(({ to }) => [to.start, to.end]));
  expect(now.rollout?.[1]).toEqual(rolloutEnd.after);
  expect(moved).toMatchObject({ waves: changed.length, seen: 1 });
});

test('only the rows of changed waves are written', async () => {
  const { move, waveRows } = await aRoom();
  const before = await waveRows();

  await move(SALES, '2026-10-20', 0);

  const after = await waveRows();
  const written = [...after.keys()].filter((id) => after.get(id)?.etag !== before.get(id)?.etag);
  expect(written.toSorted()).toEqual([SALES, 'autumn.windows.sales']);
});

test('of two leads who move at once one is told, and nothing of theirs is done', async () => {
  const { move, dates } = await aRoom();

  const results = await Promise.allSettled([
    move(SALES, '2026-10-20', 0),
    move('autumn.windows.finance', '2026-11-20', 0),
  ]);

  const now = await dates();
  const [first] = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(first).toMatchObject({ code: 'plan-changed', message: expect.stringContaining('Lea Lead moved') });
  expect([now[SALES]?.[0] === '2026-10-20', now['autumn.windows.finance']?.[0] === '2026-11-20']).toEqual(
    results.map(({ status }) => status === 'fulfilled'),
  );
});

test('a move of a plan that is not the one seen is refused', async () => {
  const { move, dates } = await aRoom();
  await move(SALES, '2026-10-20', 0);
  const before = await dates();

  for (const seen of [0, 2]) {
    await expect(move('autumn.windows.finance', '2026-11-20', seen)).rejects.toMatchObject({
      code: 'plan-changed',
    });
  }

  expect(await dates()).toEqual(before);
});

test('a move that was only written down is invisible', async () => {
  const { writeHalf, dates, history } = await aRoom();
  const before = await dates();

  await writeHalf({ committed: false });

  expect(await dates()).toEqual(before);
  expect((await history()).entries).toEqual([]);
});

test('a move whose rows are not written is seen as a whole, and finished by whoever comes next', async () => {
  const { writeHalf, dates, preview, waveRows, history } = await aRoom();
  await writeHalf({ committed: true });

  const seen = await dates();
  const rowsBefore = await waveRows();
  const { seen: version } = await preview('autumn.windows.finance', '2026-11-20');

  const rowsAfter = await waveRows();
  expect(seen).toMatchObject({
    [SALES]: ['2026-10-20', '2026-10-31'],
    'autumn.windows.sales': ['2026-10-31', '2026-11-10'],
  });
  expect(rowsBefore.get('autumn.windows.sales')?.start).toBe('2026-10-01');
  expect(rowsAfter.get('autumn.windows.sales')?.start).toBe('2026-10-31');
  expect(version).toBe(1);
  expect((await history()).entries).toMatchObject([{ reason: 'Half done', waves: 2 }]);
});

test('a move of more waves than a batch takes arrives whole', async () => {
  const groups = Array.from({ length: 250 }, (_, index) => `g${index}`);
  const { preview, move, rollouts } = await aRoom({
    waves: [
      aWave('identity', 'pilot', '2026-09-15', '2026-09-20'),
      ...groups.map((group) => aWave('identity', group, '2026-09-20', '2026-10-01')),
    ],
  });
  const { changed } = await preview('autumn.identity.pilot', '2026-09-25');

  await move('autumn.identity.pilot', '2026-09-25', 0);

  const waves = await rollouts.waves('autumn');
  expect(changed).toHaveLength(251);
  expect(new Set(waves.slice(1).map(({ start }) => start.toString()))).toEqual(new Set(['2026-09-30']));
});

test.each([
  ['autumn.identity.pilot', '2026-10-10', 'wave-complete'],
  [SALES, '2026-09-11', 'start-in-the-past'],
  ['autumn.windows.finance', '2026-09-20', 'pilot-first'],
  ['autumn.windows.sales', '2026-09-25', 'phase-before'],
])('%s cannot move to %s: %s', async (waveId, start, code) => {
  const { preview, move } = await aRoom();

  const { changed, refusals } = await preview(waveId, start);

  expect(changed).toEqual([]);
  expect(refusals).toMatchObject([{ code, why: expect.stringMatching(/\.$/) }]);
  await expect(move(waveId, start, 0)).rejects.toMatchObject({ kind: 'conflict', code });
});

test('a refusal calls the group by its name', async () => {
  const { preview } = await aRoom();

  const { refusals } = await preview('autumn.windows.sales', '2026-09-25');

  expect(refusals[0]?.why).toContain('for the business group "Sales"');
});

test('a start inside a freeze becomes the first day after it, and the preview says so', async () => {
  const freezes = [{ name: 'Fiscal close', from: '2026-10-18', to: '2026-10-24' }];
  const { preview } = await aRoom({ settings: { freezes } });

  const { changed, notes } = await preview(SALES, '2026-10-20');

  expect(changed[0]?.to.start).toBe('2026-10-24');
  expect(notes).toEqual([
    '20 October 2026 lies in the freeze "Fiscal close". The first day after it is 24 October 2026.',
  ]);
});

test('moving a wave to where it is is refused, and the preview says so', async () => {
  const { preview, move } = await aRoom();

  const { changed, notes } = await preview(SALES, '2026-09-20');

  expect(changed).toEqual([]);
  expect(notes).toEqual(['The wave starts on that day already: nothing would change.']);
  await expect(move(SALES, '2026-09-20', 0)).rejects.toMatchObject({ code: 'nothing-to-move' });
});

test('who has a card with the old date is said before a wave moves', async () => {
  const announced: AnnouncedWaves = new Map([[SALES, { state: 'sent' as const, told: 12, scheduled: 2 }]]);
  const { preview } = await aRoom({ announced });

  const { changed, notes } = await preview(SALES, '2026-10-20');

  expect(changed.map(({ announcement }) => announcement)).toEqual([
    { state: 'sent', told: 12, scheduled: 2 },
    null,
  ]);
  expect(notes).toEqual([
    'Identity for Sales was announced to 12 people already. Their cards get the new date in place; where the text itself names 20 September 2026, change the text or tell them.',
    'Identity for Sales has 2 scheduled announcements. They move with the wave; those whose new time is over already are drafts again and their authors are told.',
  ]);
});

test('undo puts every wave back where it was, once and on the same day', async () => {
  const { move, undo, dates, clock } = await aRoom();
  const before = await dates();
  const { moveId, seen } = await move(SALES, '2026-10-20', 0);

  await undo(SALES, moveId, seen);

  expect(await dates()).toEqual(before);
  await expect(undo(SALES, moveId, 2)).rejects.toMatchObject({ code: 'plan-changed' });
  const again = await move(SALES, '2026-10-20', 2);
  clock.set('2026-09-13T10:00:00Z');
  await expect(undo(SALES, again.moveId, 3)).rejects.toMatchObject({ code: 'undo-too-late' });
});

test('the history says who moved and held what, when and why, the newest first', async () => {
  const { move, hold, release, history, clock } = await aRoom();
  await move(SALES, '2026-10-20', 0);
  clock.set('2026-09-12T11:00:00Z');
  await hold(SALES, 'Printers fail');
  clock.set('2026-09-12T12:00:00Z');
  await release(SALES, 'Printers work');

  const { entries, more } = await history();

  expect(more).toBe(false);
  expect(entries).toMatchObject([
    { change: 'released', reason: 'Printers work', dates: null, waves: 0 },
    { change: 'held', reason: 'Printers fail', at: '2026-09-12T11:00:00.000Z' },
    {
      change: 'moved',
      reason: 'Room is not ready',
      by: { name: 'Lea Lead' },
      wave: { phaseName: 'Identity', groupName: 'Sales' },
      dates: { from: { start: '2026-09-20' }, to: { start: '2026-10-20' } },
      waves: 2,
    },
  ]);
});

test('people of a held wave hear the reason when they ask for their turn, until it is released', async () => {
  const { hold, release, ask } = await aRoom();

  const held = await hold(SALES, 'Printers fail');
  const whileHeld = await ask();
  const released = await release(SALES, 'Printers work');
  const after = await ask();

  expect([held.state, held.heldBecause]).toEqual(['held', 'Printers fail']);
  expect(whileHeld).toContain('Printers fail');
  expect([released.state, released.heldBecause]).toEqual(['planned', null]);
  expect(after).not.toContain('Printers fail');
});

test('a hold survives a move, and a move a hold', async () => {
  const { hold, move, rollouts } = await aRoom();

  await Promise.all([hold(SALES, 'Printers fail'), move(SALES, '2026-10-20', 0)]);

  const wave = await rollouts.wave(SALES);
  expect([wave.heldBecause, wave.start.toString()]).toEqual(['Printers fail', '2026-10-20']);
});

test('a wave held by its gate as well stays held when the lead lets go', async () => {
  const { hold, release, planChanges, rollouts } = await aRoom();
  const entry = { ...HELD_BY_GATE, waveId: SALES };
  await planChanges.hold('autumn', { id: 'gate', kind: 'gate', why: 'Too many issues.' }, entry);

  await expect(release(SALES, 'Go')).rejects.toMatchObject({ code: 'wave-not-held' });
  await hold(SALES, 'Printers fail.');
  await release(SALES, 'Printers work');

  expect((await rollouts.wave(SALES)).heldBecause).toBe('Too many issues.');
  const again = { ...entry, id: 'r1', change: 'released' as const };
  expect(await planChanges.release('autumn', 'gate', again)).toBe('released');
  expect(await planChanges.release('autumn', 'gate', { ...again, id: 'r2' })).toBe('not-held');
  expect((await rollouts.wave(SALES)).heldBecause).toBeNull();
});

test('a wave that is over is not held, and one that is not held is not released', async () => {
  const { hold, release } = await aRoom();

  await expect(hold('autumn.identity.pilot', 'Late')).rejects.toMatchObject({ code: 'wave-complete' });
  await expect(release(SALES, 'Go')).rejects.toMatchObject({ code: 'wave-not-held' });
});

test('a lead of some groups changes the waves of these only', async () => {
  const { routes, preview, move, hold } = await aRoom();

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

const HELD_BY_GATE = {
  id: 'h1',
  change: 'held' as const,
  by: { id: '', name: 'Groundswell' },
  at: '2026-09-12T09:00:00.000Z',
  reason: 'Too many issues.',
  dates: null,
  waves: 0,
  version: null,
  rolloutEnd: null,
};

interface Room {
  announced?: AnnouncedWaves;
  waves?: PlannedWave[];
  settings?: PlanSettings;
}

async function aRoom({ announced = new Map(), waves = PLAN, settings = {} }: Room = {}) {
  const end = Temporal.PlainDate.from('2026-11-01');
  const storage = testStorage();
  const people = await openPeople(storage);
  const sales = aPerson({ groupId: 'sales' });
  await addPeople(people, aPerson(), aPerson({ pilot: true }), sales);
  const rollouts = await openRollouts(storage, [playbook]);
  await rollouts.add(aRollout({ playbook, strategy: 'parallel-1', settings, end }), waves);
  const planChanges = await openPlanChanges(storage);
  const clock = settableClock('2026-09-12T10:00:00Z');
  const basics = { people, rollouts, clock, timeZone: 'UTC' };
  const routes = moveRoutes({ ...basics, planChanges, announcedWaves: async () => announced });
  const answer = createConversation([rolloutChat(basics)], silentLog);
  const waveTable = await storage.table<WaveRow>('waves');
  const rows = async () => Array.fromAsync(waveTable.list());
  return {
    routes,
    people,
    rollouts,
    planChanges,
    clock,
    preview: (waveId: string, start: string, caller = lead) =>
      callRoute(routes, previewMove, { caller, params: { waveId }, body: { start } }),
    move: (waveId: string, start: string, seen: number, caller = lead) =>
      callRoute(routes, moveWave, {
        caller,
        params: { waveId },
        body: { start, seen, reason: 'Room is not ready' },
      }),
    undo: (waveId: string, moveId: string, seen: number) =>
      callRoute(routes, undoMove, { caller: lead, params: { waveId }, body: { moveId, seen } }),
    hold: (waveId: string, reason: string, caller = lead) =>
      callRoute(routes, holdWave, { caller, params: { waveId }, body: { reason } }),
    release: (waveId: string, reason: string) =>
      callRoute(routes, releaseWave, { caller: lead, params: { waveId }, body: { reason } }),
    history: () => callRoute(routes, getPlanHistory, { caller: lead, params: { id: 'autumn' } }),
    waveRows: async () => new Map((await rows()).map((row) => [row.rowKey, row])),
    /** First and last date of each wave, and of the rollout. */
    async dates() {
      const found = await rollouts.waves('autumn');
      const rollout = await rollouts.get('autumn');
      return Object.fromEntries([
        ...found.map(({ id, start, end }) => [id, [start.toString(), end.toString()]] as const),
        ['rollout', [rollout?.start.toString(), rollout?.end.toString()]] as const,
      ]);
    },
    ask: async () =>
      JSON.stringify(await answer(senderOf(sales), { kind: 'text', text: 'When is my turn?' })),
    /** A move that broke off: before the rollout pointed at it, or after the first of its waves was written. */
    async writeHalf({ committed }: { committed: boolean }) {
      const log = await openPlanLog(storage);
      const from = { start: '2026-09-20', end: '2026-10-01' };
      const to = { start: '2026-10-20', end: '2026-10-31' };
      const next = {
        from: { start: '2026-10-01', end: '2026-10-11' },
        to: { start: '2026-10-31', end: '2026-11-10' },
      };
      const entry = {
        id: 'half',
        change: 'moved' as const,
        waveId: SALES,
        by: { id: lead.id, name: lead.name },
        at: '2026-09-12T09:00:00.000Z',
        reason: 'Half done',
        dates: { from, to },
        waves: 2,
        version: 1,
        rolloutEnd: null,
      };
      await log.writeMove('autumn', entry, [
        { waveId: SALES, from, to },
        { waveId: 'autumn.windows.sales', ...next },
      ]);
      if (!committed) return;
      const table = await storage.table<RolloutRow>('rollouts');
      await table.merge({ partitionKey: PARTITION, rowKey: 'autumn', version: 1, unfinished: 'half' });
      await waveTable.merge({ partitionKey: 'autumn', rowKey: SALES, ...to });
    },
  };
}
