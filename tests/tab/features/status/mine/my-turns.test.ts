import { expect, test } from 'vitest';
import { type MyWave, myTurn } from '../../../../../tab/features/status/mine/my-waves.ts';

function aWave(over: Partial<MyWave> = {}): MyWave {
  return {
    waveId: 'r.windows.sales',
    phase: { id: 'windows', name: 'Windows' },
    group: { id: 'sales', name: 'Sales' },
    state: 'planned',
    start: '2026-12-15',
    end: '2027-01-14',
    late: false,
    goal: 'New laptops.',
    note: null,
    ...over,
  };
}

test('my turn is the wave that is on', () => {
  const waves = [aWave({ state: 'complete' }), aWave({ state: 'in-progress' })];

  expect(myTurn(waves, '2027-01-10')).toMatchObject({ kind: 'now', daysLeft: 4 });
});

test('my turn is the next wave when none is on', () => {
  const waves = [aWave({ state: 'complete' }), aWave()];

  expect(myTurn(waves, '2026-12-10')).toMatchObject({ kind: 'next', daysUntil: 5 });
});

test('a wave on hold is told before the next one', () => {
  expect(myTurn([aWave({ state: 'held' }), aWave()], '2026-12-10').kind).toBe('held');
});

test('after the last wave everything is done', () => {
  expect(myTurn([aWave({ state: 'complete' })], '2027-03-01').kind).toBe('done');
});

test('without waves nothing is planned', () => {
  expect(myTurn([], '2026-12-10')).toEqual({ kind: 'nothing' });
});
