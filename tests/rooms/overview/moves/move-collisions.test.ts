import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { changeFreezes, undoFreezes } from '../../../../bot/contract/overview/freezes.ts';
import { getPlanHistory, moveWave, previewMove, undoMove } from '../../../../bot/contract/overview/moves.ts';
import { cancelRollout } from '../../../../bot/contract/overview/rollout-life.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aWorkload } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });
const MAIL = 'mail.mail.sales';
const FOUNDATION = 'autumn.identity.sales';
const foundation = aPlaybook();

test('a move into another rollout is shown with whom it meets and the first day on which it would not', async () => {
  const { preview } = await aRoom();

  const { collisions, refusals, changed } = await preview(MAIL, '2026-10-05');

  expect(changed).toHaveLength(1);
  expect(refusals).toEqual([]);
  expect(collisions).toMatchObject({
    waves: 1,
    people: 2,
    refused: false,
    nextStart: '2026-10-11',
    first: [
      { rollout: { id: 'autumn' }, otherPhase: { name: 'Identity' }, from: '2026-10-05', to: '2026-10-11' },
    ],
  });
  expect((await preview(MAIL, '2026-10-11')).collisions).toBeNull();
});

test('it is carried out with a reason, which stays in the history', async () => {
  const { move, history } = await aRoom();

  await expect(move(MAIL, '2026-10-05')).rejects.toMatchObject({ code: 'collision-needs-reason' });
  await move(MAIL, '2026-10-05', 'Two people only.');

  const { entries } = await history('mail');
  expect(entries[0]?.reason).toBe('Room is not ready At the same time as another rollout: Two people only.');
});

test('between two of the foundation it is refused, with the day that would do', async () => {
  const { preview, move, add } = await aRoom();
  await add(aRollout({ id: 'winter', title: 'Winter', playbook: foundation }), [
    aWave('identity', 'sales', '2026-11-01', '2026-11-11'),
  ]);

  const { refusals } = await preview(FOUNDATION, '2026-10-25');

  expect(refusals).toMatchObject([{ code: 'collision-refused', earliest: '2026-11-11' }]);
  await expect(move(FOUNDATION, '2026-10-25', 'Please.')).rejects.toMatchObject({
    code: 'collision-refused',
  });
});

test('what met before may go on meeting', async () => {
  const { preview, add } = await aRoom();
  await add(aRollout({ id: 'old', title: 'Old', playbook: foundation }), [
    aWave('identity', 'sales', '2026-10-02', '2026-10-20'),
  ]);

  const { collisions, refusals } = await preview(FOUNDATION, '2026-10-03');

  expect([collisions, refusals]).toEqual([null, []]);
});

test('a cancelled rollout is in nobody’s way', async () => {
  const { preview, add, cancel } = await aRoom();
  await add(aRollout({ id: 'gone', title: 'Gone', playbook: foundation }), [
    aWave('identity', 'sales', '2026-12-01', '2026-12-11'),
  ]);
  const before = await preview(MAIL, '2026-12-01');

  await cancel('gone');

  const after = await preview(MAIL, '2026-12-01');
  expect([before.collisions?.waves, after.collisions]).toEqual([1, null]);
});

test('of two of the foundation that are moved to the same days at once one is, and the other is told', async () => {
  const { move, add, rollouts } = await aRoom();
  await add(aRollout({ id: 'winter', title: 'Winter', playbook: foundation }), [
    aWave('identity', 'sales', '2026-11-20', '2026-11-30'),
  ]);

  const both = await Promise.allSettled([
    move(FOUNDATION, '2026-12-10'),
    move('winter.identity.sales', '2026-12-12'),
  ]);

  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { code: 'collision-refused' } });
  const starts = [await rollouts.wave(FOUNDATION), await rollouts.wave('winter.identity.sales')];
  expect(starts.map(({ start }) => start.toString())).toSatisfy(
    ([autumn, winter]: string[]) => (autumn === '2026-12-10') !== (winter === '2026-12-12'),
  );
});

test('two that are moved at once and do not meet are both moved', async () => {
  const { move, add } = await aRoom();
  await add(aRollout({ id: 'winter', title: 'Winter', playbook: foundation }), [
    aWave('identity', 'sales', '2026-11-20', '2026-11-30'),
  ]);

  const both = [move(FOUNDATION, '2026-12-10'), move('winter.identity.sales', '2027-01-10')];

  expect(await Promise.all(both)).toMatchObject([{ waves: 1 }, { waves: 1 }]);
});

test('freezes do not move a wave onto another rollout of the foundation, nor does taking them back', async () => {
  const { freeze, undoFreeze, add } = await aRoom();
  await add(aRollout({ id: 'winter', title: 'Winter', playbook: foundation }), [
    aWave('identity', 'sales', '2026-10-15', '2026-10-25'),
  ]);
  const onto = freeze('2026-09-20', '2026-09-30');
  await expect(onto).rejects.toMatchObject({ code: 'collision-refused' });
  const { moveId, seen } = await freeze('2026-09-20', '2026-10-25');
  await add(aRollout({ id: 'early', title: 'Early', playbook: foundation }), [
    aWave('identity', 'sales', '2026-10-02', '2026-10-08'),
  ]);

  const undone = undoFreeze(moveId, seen);

  await expect(undone).rejects.toMatchObject({ code: 'collision-refused' });
});

test('a move is not taken back to where a rollout of the foundation is meanwhile', async () => {
  const { move, undo, add } = await aRoom();
  const { moveId, seen } = await move(FOUNDATION, '2026-10-12');
  await add(aRollout({ id: 'winter', title: 'Winter', playbook: foundation }), [
    aWave('identity', 'sales', '2026-10-01', '2026-10-11'),
  ]);

  const undone = undo(FOUNDATION, moveId, seen);

  await expect(undone).rejects.toMatchObject({ code: 'collision-refused' });
});

/** On 12 September: Identity in Sales in early October, and mail in November. */
async function aRoom() {
  const workload = aWorkload();
  const house = await aHouse({
    clock: settableClock('2026-09-12T10:00:00Z'),
    shipped: [foundation, workload],
  });
  const { people, rollouts, routes } = house;
  await addPeople(people, aPerson({ groupId: 'sales' }), aPerson({ groupId: 'sales' }));
  const add = (rollout: Parameters<typeof rollouts.add>[0], waves: PlannedWave[]) =>
    rollouts.add({ ...rollout, end: Temporal.PlainDate.from('2027-02-01') }, waves);
  await add(aRollout({ playbook: foundation }), [aWave('identity', 'sales', '2026-10-01', '2026-10-11')]);
  await add(aRollout({ id: 'mail', title: 'Mail', playbook: workload }), [
    aWave('mail', 'sales', '2026-11-01', '2026-11-11'),
  ]);
  const autumn = { caller: lead, params: { id: 'autumn' } };
  return {
    add,
    rollouts,
    freeze: (from: string, to: string) =>
      callRoute(routes, changeFreezes, {
        ...autumn,
        body: {
          freezes: [{ name: 'Closing', from, to }],
          duringFreezes: 'wait',
          seen: 0,
          reason: 'Closed',
          collisionReason: 'Mail may go beside it',
        },
      }),
    undoFreeze: (moveId: string, seen: number) =>
      callRoute(routes, undoFreezes, { ...autumn, body: { moveId, seen } }),
    cancel: (id: string) =>
      callRoute(routes, cancelRollout, { caller: lead, params: { id }, body: { reason: 'No.', seen: 0 } }),
    preview: (waveId: string, start: string) =>
      callRoute(routes, previewMove, { caller: lead, params: { waveId }, body: { start } }),
    move: (waveId: string, start: string, collisionReason?: string) =>
      callRoute(routes, moveWave, {
        caller: lead,
        params: { waveId },
        body: { start, seen: 0, reason: 'Room is not ready', ...(collisionReason && { collisionReason }) },
      }),
    undo: (waveId: string, moveId: string, seen: number) =>
      callRoute(routes, undoMove, { caller: lead, params: { waveId }, body: { moveId, seen } }),
    history: (id: string) => callRoute(routes, getPlanHistory, { caller: lead, params: { id } }),
  };
}
