import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openPlanChanges } from '../../../../bot/rooms/rollout/waves/plan-changes.ts';
import type { LoggedMove, PlanEntry } from '../../../../bot/rooms/rollout/waves/plan-log.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aRollout, aWave } from '../../../support/builders.ts';
import { countedStorage } from '../../../support/counted-storage.ts';
import { rolloutsWith } from '../../../support/rollouts-with.ts';
import { testStorage } from '../../../support/storage.ts';

const WAVES = 250;
/** Begun, with the stamp of all dates, and done. */
const ROLLOUT_ROWS = 3;

test.each([
  ['one wave', 1, 1],
  ['a slip of 100 waves', 100, 2],
  ['a slip of every wave', WAVES, 5],
])('%s writes the rows of the waves that move, and a few of its own', async (_what, moving, logRows) => {
  const { changes, written } = await aPlan();
  const moves = Array.from({ length: moving }, (_, index) => aMove(index));

  await changes.move({ rolloutId: 'autumn', seen: 0, entry: anEntry(moving), moves, end: '2026-12-01' });

  // Of the log: the moves, sixty to a row, a head, and the line of the history.
  expect(written()).toEqual({ waves: moving, rollouts: ROLLOUT_ROWS, planhistory: logRows + 2 });
});

test('a hold writes its wave, a stamp that tells readers so, and a line of the history', async () => {
  const { changes, written } = await aPlan();

  await changes.hold('autumn', { id: 'lead', kind: 'lead', why: 'Printers fail.' }, anEntry(0));

  expect(written()).toEqual({ waves: 2, planhistory: 1 });
});

async function aPlan() {
  const { storage, counts } = countedStorage(testStorage());
  const rollouts = await rolloutsWith(storage, [aPlaybook()]);
  const changes = await openPlanChanges(storage);
  const planned = Array.from({ length: WAVES }, (_, index) =>
    aWave('identity', `g${index}`, '2026-09-10', '2026-09-20'),
  );
  await rollouts.add(aRollout(), planned);
  counts.written.clear();
  return { changes, written: () => Object.fromEntries(counts.written) };
}

function aMove(index: number): LoggedMove {
  const from = { start: '2026-09-10', end: '2026-09-20' };
  const to = { start: '2026-10-10', end: '2026-10-20' };
  return { waveId: `autumn.identity.g${index}`, from, to };
}

function anEntry(waves: number): PlanEntry {
  return {
    id: randomUUID(),
    change: waves > 0 ? 'moved' : 'held',
    waveId: 'autumn.identity.g0',
    by: { id: randomUUID(), name: 'Lea Lead' },
    at: '2026-09-01T08:00:00.000Z',
    reason: 'Laptops come later',
    dates: null,
    waves,
    version: null,
    rolloutEnd: null,
  };
}
