import { describe, expect, test } from 'vitest';
import { matrix } from '../../../../tab/features/status/matrix.ts';
import { aPhase, aRolloutStatus, aRow, aWave } from '../../a-row.ts';

describe('the matrix of one rollout', () => {
  const phases = [aPhase({ id: 'networking', name: 'Networking', audience: 'it-only' }), aPhase()];
  const rollouts = [aRolloutStatus({ phases })];

  test('has a column for each phase that reaches people', () => {
    const { of, columns, itOnly } = matrix(rollouts, []);

    expect([of, columns, itOnly]).toEqual(['phases', [{ id: 'windows', name: 'Windows' }], ['Networking']]);
  });

  test('has the groups in the order they came', () => {
    const { rows } = matrix(rollouts, [aRow('pilot'), aRow('sales'), aRow('hr')]);

    expect(rows.map((row) => row.group.id)).toEqual(['pilot', 'sales', 'hr']);
  });

  test('leaves a cell empty where a group has no wave', () => {
    const { rows } = matrix(rollouts, [aRow('sales', aWave()), aRow('hr')]);

    expect(rows.map((row) => row.cells[0]?.wave.id ?? null)).toEqual(['r.windows.sales', null]);
  });
});

describe('the matrix of several rollouts', () => {
  const rollouts = [
    aRolloutStatus({ phases: [aPhase(), aPhase({ id: 'apps', name: 'Apps' })] }),
    aRolloutStatus({ id: 'mail', title: 'Exchange Online' }),
  ];
  const done = aWave({ state: 'complete', start: '2026-11-01', end: '2026-12-01' });
  const apps = (over: Parameters<typeof aWave>[0]) =>
    aWave({ id: 'r.apps.sales', phaseId: 'apps', start: '2026-12-01', ...over });

  test('has a column for each of them', () => {
    const { of, columns } = matrix(rollouts, []);

    expect([of, columns]).toEqual([
      'rollouts',
      [
        { id: 'r', name: 'Foundation' },
        { id: 'mail', name: 'Exchange Online' },
      ],
    ]);
  });

  test('shows the wave that a group is in, and how many of its phases are complete', () => {
    const mail = aWave({ id: 'mail.windows.sales' });
    const { rows } = matrix(rollouts, [aRow('sales', done, mail, apps({ state: 'in-progress' }))]);

    expect(rows[0]?.cells).toMatchObject([
      { wave: { id: 'r.apps.sales' }, progress: { phase: 'Apps', complete: 1, all: 2 } },
      { wave: { id: 'mail.windows.sales' }, progress: { phase: 'Windows', complete: 0, all: 1 } },
    ]);
  });

  test.each([
    ['the next one, where none is under way', apps({}), 'r.apps.sales'],
    ['the last, where all are over', apps({ state: 'complete' }), 'r.apps.sales'],
    ['the one that is held before all others', apps({ state: 'held', start: '2027-03-01' }), 'r.apps.sales'],
  ])('else %s', (_which, wave, id) => {
    const { rows } = matrix(rollouts, [aRow('sales', done, wave)]);

    expect(rows[0]?.cells[0]?.wave.id).toBe(id);
  });

  test('leaves a cell empty where a group has no part in one', () => {
    const { rows } = matrix(rollouts, [aRow('sales', done)]);

    expect(rows[0]?.cells[1]).toBeNull();
  });
});
