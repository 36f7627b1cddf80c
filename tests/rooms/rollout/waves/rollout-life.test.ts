import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { LoggedEntry } from '../../../../bot/rooms/rollout/waves/plan-log.ts';
import type { Cancellation, Rollout } from '../../../../bot/rooms/rollout/waves/rollout.ts';
import type { Rollouts } from '../../../../bot/rooms/rollout/waves/rollouts.ts';
import { CALLED_OFF } from '../../../../bot/rooms/rollout/waves/wave-hold.ts';
import { waveState } from '../../../../bot/rooms/rollout/waves/wave-state.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aRollout, aWave } from '../../../support/builders.ts';

const CANCELLATION: Cancellation = {
  at: '2026-09-20T08:00:00.000Z',
  on: '2026-09-20',
  by: 'Lea Lead',
  reason: 'The licences are late.',
};
const LEA = { id: '6f9619ff-8b86-4d11-b42d-00c04fc964ff', name: 'Lea Lead' };
const DONE = 'autumn.identity.pilot';
const RUNNING = 'autumn.identity.finance';

test('a cancelled rollout stops as a whole with one write: what is not over is cancelled', async () => {
  const { rollouts, rolloutLife, history } = await aRoom();

  const result = await rolloutLife.cancel('autumn', 0, CANCELLATION, anEntry('cancelled'));

  expect(result).toBe('written');
  expect(await statesOf(rollouts, '2026-09-20')).toEqual({ [DONE]: 'complete', [RUNNING]: 'cancelled' });
  expect(await statesOf(rollouts, '2027-01-01')).toEqual({ [DONE]: 'complete', [RUNNING]: 'cancelled' });
  expect((await rollouts.wave(RUNNING)).cancelled).toEqual(CANCELLATION);
  expect(await history()).toMatchObject([{ change: 'cancelled', waveId: null }]);
});

test('who asks often what holds a wave hears that its rollout was cancelled, or is gone', async () => {
  const { rollouts, rolloutLife, planChanges } = await aRoom();
  await rolloutLife.cancel('autumn', 0, CANCELLATION, anEntry('cancelled'));
  const cancelled = [await rollouts.heldBy(DONE), await rollouts.heldBy(RUNNING)];
  await rolloutLife.remove('autumn', await planChanges.version('autumn'), '2026-09-21T08:00:00.000Z');

  const gone = await rollouts.heldBy(DONE);

  expect(cancelled).toEqual([null, CALLED_OFF]);
  expect(gone).toBe(CALLED_OFF);
});

test('of two who cancel it, and of one who looked at an older plan, nothing is written', async () => {
  const { rollouts, rolloutLife, history } = await aRoom();
  await rolloutLife.cancel('autumn', 0, CANCELLATION, anEntry('cancelled'));

  const again = await rolloutLife.cancel('autumn', 1, { ...CANCELLATION, by: 'Max' }, anEntry('cancelled'));
  const older = await rolloutLife.remove('autumn', 0, '2026-09-21T08:00:00.000Z');

  expect([again, older]).toEqual(['changed', 'changed']);
  expect((await rollouts.get('autumn'))?.cancelled?.by).toBe('Lea Lead');
  expect(await history()).toHaveLength(1);
});

test('a move that was worked out before the rollout was cancelled is not carried out', async () => {
  const { rolloutLife, planChanges, rollouts } = await aRoom();
  const seen = await planChanges.version('autumn');
  await rolloutLife.cancel('autumn', 0, CANCELLATION, anEntry('cancelled'));
  const [from, to] = [
    { start: '2026-09-15', end: '2026-10-01' },
    { start: '2026-09-25', end: '2026-10-11' },
  ] as const;

  const done = await planChanges.move({
    rolloutId: 'autumn',
    seen,
    entry: { ...anEntry('moved'), waveId: RUNNING },
    moves: [{ waveId: RUNNING, from, to }],
    end: '2026-10-11',
  });

  expect(done).toBe('changed');
  expect((await rollouts.wave(RUNNING)).start.toString()).toBe('2026-09-15');
});

test('a rollout that was deleted is gone for readers, its id stays taken, and a removal can be taken back', async () => {
  const { rollouts, rolloutLife } = await aRoom();
  await rolloutLife.remove('autumn', 0, '2026-09-10T08:00:00.000Z');
  const gone = [await rollouts.get('autumn'), await rollouts.all(), await rollouts.waves('autumn')];
  const [deleted, added] = [await rollouts.deleted(), await rollouts.add(aRollout(), [])];

  await rolloutLife.restore('autumn', '2026-09-10T08:00:00.000Z');

  expect(gone).toEqual([undefined, [], []]);
  expect([deleted, added]).toEqual([['autumn'], 'deleted']);
  expect((await rollouts.waves('autumn')).map(({ id }) => id)).toEqual([DONE, RUNNING]);
});

test('only the waves of a rollout that was deleted are cleared away', async () => {
  const { rollouts, rolloutLife } = await aRoom();
  await rollouts.add(aRollout({ id: 'spring' }), [aWave('identity', 'sales', '2027-01-01', '2027-02-01')]);
  await rolloutLife.clear('spring');
  await rolloutLife.remove('autumn', 0, '2026-09-10T08:00:00.000Z');

  await rolloutLife.clear('autumn');

  await rolloutLife.restore('autumn', '2026-09-10T08:00:00.000Z');
  expect(await rollouts.waves('autumn')).toEqual([]);
  expect(await rollouts.waves('spring')).toHaveLength(1);
});

test('a rollout gets another title from who saw the last one', async () => {
  const { rollouts, rolloutLife } = await aRoom();
  const first = await rolloutLife.rename('autumn', 'Autumn rollout', 'Foundation', anEntry('renamed'));

  const second = await rolloutLife.rename('autumn', 'Autumn rollout', 'Basics', anEntry('renamed'));

  expect([first, second]).toEqual(['written', 'changed']);
  expect((await rollouts.get('autumn'))?.title).toBe('Foundation');
});

test('who planned a rollout is kept with it', async () => {
  const { rollouts } = await aRoom({ plannedBy: LEA });

  expect((await rollouts.get('autumn'))?.plannedBy).toEqual(LEA);
});

async function aRoom(changes: Partial<Rollout> = {}) {
  const { rollouts, planChanges, rolloutLife } = await aHouse({ shipped: [aPlaybook()] });
  await rollouts.add(aRollout(changes), [
    aWave('identity', 'pilot', '2026-09-10', '2026-09-15'),
    aWave('identity', 'finance', '2026-09-15', '2026-10-01'),
  ]);
  return {
    rollouts,
    planChanges,
    rolloutLife,
    history: async () => (await planChanges.history('autumn')).entries,
  };
}

let entries = 0;

function anEntry(change: LoggedEntry['change']): LoggedEntry {
  entries += 1;
  return {
    id: `entry-${entries}`,
    change,
    waveId: null,
    by: LEA,
    at: CANCELLATION.at,
    reason: CANCELLATION.reason,
    dates: null,
    waves: 0,
    version: null,
    rolloutEnd: null,
  };
}

async function statesOf(rollouts: Pick<Rollouts, 'waves'>, day: string) {
  const waves = await rollouts.waves('autumn');
  const today = Temporal.PlainDate.from(day);
  return Object.fromEntries(waves.map((wave) => [wave.id, waveState(wave, today)]));
}
