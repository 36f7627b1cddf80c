import { expect, test } from 'vitest';
import {
  changeFreezes,
  getFreezes,
  previewFreezes,
  undoFreezes,
} from '../../../../bot/contract/overview/freezes.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aMovesRoom, lead, ofSales } from './a-moves-room.ts';

/** In the middle of the wave of Sales, which lasts from 20 September to 30 September. */
const window = { name: 'Closing', from: '2026-09-28', to: '2026-10-03' };
const waits = { freezes: [window], duringFreezes: 'wait' as const };

test('a change is previewed with every wave that gets other dates, and stores nothing', async () => {
  const { preview, dates, freezes } = await aRoom();
  const before = await dates();

  const { changed, rolloutEnd, refusals, seen } = await preview(waits);

  expect(changed.map(({ id, to }) => [id, to.start, to.end])).toEqual([
    ['autumn.identity.sales', '2026-09-20', '2026-10-06'],
    ['autumn.windows.pilot', '2026-09-20', '2026-10-06'],
    ['autumn.windows.sales', '2026-10-06', '2026-10-16'],
    ['autumn.windows.finance', '2026-10-25', '2026-11-06'],
  ]);
  expect(rolloutEnd).toEqual({ before: '2026-11-01', after: '2026-11-06' });
  expect([refusals, seen]).toEqual([[], 0]);
  expect(await dates()).toEqual(before);
  expect((await freezes()).freezes).toEqual([]);
});

test('what is carried out is what was previewed, and the windows are kept', async () => {
  const { preview, change, dates, freezes, history } = await aRoom();
  const { changed } = await preview(waits);

  const done = await change(waits, 0);

  const now = await dates();
  expect(changed.map(({ id }) => now[id])).toEqual(changed.map(({ to }) => [to.start, to.end]));
  expect(now.rollout?.[1]).toBe('2026-11-06');
  expect(done).toMatchObject({ waves: 4, seen: 1 });
  expect(await freezes()).toMatchObject(waits);
  expect((await history()).entries[0]).toMatchObject({
    change: 'refrozen',
    wave: null,
    waves: 4,
    reason: 'The books are closed',
  });
});

test('a change of one group moves nobody else', async () => {
  const { preview } = await aRoom();

  const { changed } = await preview({ ...waits, freezes: [{ ...window, groups: ['sales'] }] });

  expect(new Set(changed.map(({ group }) => group.id))).toEqual(new Set(['sales']));
});

test('a change is taken back with all dates and windows, on the same day only', async () => {
  const { change, undo, dates, freezes, clock } = await aRoom();
  const before = await dates();
  const { moveId, seen } = await change(waits, 0);
  await undo(moveId, seen);

  expect(await dates()).toEqual(before);
  expect(await freezes()).toMatchObject({ freezes: [], duringFreezes: 'wait' });

  const again = await change(waits, 2);
  clock.set('2026-09-13T10:00:00Z');
  await expect(undo(again.moveId, again.seen)).rejects.toMatchObject({ code: 'undo-too-late' });
});

test('of two leads who change at once one is told, and a plan that was moved is looked at again', async () => {
  const { change, move } = await aRoom();

  const both = await Promise.allSettled([change(waits, 0), change({ ...waits, freezes: [] }, 0)]);
  const late = move('autumn.identity.sales', '2026-10-20', 0);

  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  await expect(late).rejects.toMatchObject({ code: 'plan-changed' });
});

test('a lead of some groups changes none, and reads them', async () => {
  const { routes, freezes } = await aRoom();
  const asked = { caller: ofSales, params: { id: 'autumn' } };

  const changed = callRoute(routes, previewFreezes, { ...asked, body: waits });

  await expect(changed).rejects.toMatchObject({ kind: 'forbidden', code: 'all-groups-only' });
  expect(await freezes(ofSales)).toMatchObject({
    mayChange: false,
    groups: [{ id: 'finance' }, { id: 'sales' }],
  });
});

test.each([
  [[{ ...window, groups: ['legal'] }], 'unknown-freeze-group'],
  [[{ ...window, to: window.from }], 'empty-freeze'],
])('%j is refused', async (freezes, code) => {
  const { change } = await aRoom();

  const done = change({ ...waits, freezes }, 0);

  await expect(done).rejects.toMatchObject({ kind: 'invalid', code });
});

async function aRoom() {
  const room = await aMovesRoom();
  const { routes } = room;
  const asked = { caller: lead, params: { id: 'autumn' } };
  return {
    ...room,
    freezes: (caller = lead) => callRoute(routes, getFreezes, { ...asked, caller }),
    preview: (body: unknown) => callRoute(routes, previewFreezes, { ...asked, body }),
    change: (body: object, seen: number) =>
      callRoute(routes, changeFreezes, { ...asked, body: { ...body, seen, reason: 'The books are closed' } }),
    undo: (moveId: string, seen: number) =>
      callRoute(routes, undoFreezes, { ...asked, body: { moveId, seen } }),
  };
}
