import { expect, test } from 'vitest';
import { aMovesRoom, SALES } from './a-moves-room.ts';

test('the history says who moved and held what, when and why, the newest first', async () => {
  const { move, hold, release, history, clock } = await aMovesRoom();
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
  const { hold, release, ask } = await aMovesRoom();

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
  const { hold, move, rollouts } = await aMovesRoom();

  await Promise.all([hold(SALES, 'Printers fail'), move(SALES, '2026-10-20', 0)]);

  const wave = await rollouts.wave(SALES);
  expect([wave.heldBecause, wave.start.toString()]).toEqual(['Printers fail', '2026-10-20']);
});

test('a wave held by its gate as well stays held when the lead lets go', async () => {
  const { hold, release, planChanges, rollouts } = await aMovesRoom();
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
  const { hold, release } = await aMovesRoom();

  await expect(hold('autumn.identity.pilot', 'Late')).rejects.toMatchObject({ code: 'wave-complete' });
  await expect(release(SALES, 'Go')).rejects.toMatchObject({ code: 'wave-not-held' });
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
