import { expect, test } from 'vitest';
import { stoppedRuns } from '../../../../bot/rooms/announcements/runs/stopped-runs.ts';
import { testStorage } from '../../../support/storage.ts';

type Cells = Record<string, string>;

/** Records as the version before wrote them, moved twice: killed after any write, it goes on. */
async function moved(rows: Record<string, Cells>) {
  const storage = testStorage();
  const records = await storage.table<Cells>('compositions');
  for (const [rowKey, cells] of Object.entries(rows))
    await records.put({ partitionKey: 'composition', rowKey, ...cells });
  await stoppedRuns.run(storage, new AbortController().signal);
  await stoppedRuns.run(storage, new AbortController().signal);
  return async (rowKey: string) => {
    const row = await records.get('composition', rowKey);
    return row && { state: row.state, open: row.open, stoppedBecause: row.stoppedBecause };
  };
}

test('what was stopped is being sent, and says why its run was stopped', async () => {
  const row = await moved({
    a: { state: 'stopped', open: '["people","posts"]', stoppedBecause: 'Teams refused.' },
    b: { state: 'stopped', open: '[]', stoppedBecause: '' },
  });

  expect(await row('a')).toEqual({
    state: 'sending',
    open: '["people","posts"]',
    stoppedBecause: 'Teams refused.',
  });
  expect(await row('b')).toEqual({
    state: 'sending',
    open: '["people"]',
    stoppedBecause: '{"id":"announcements.stopped-before"}',
  });
});

test('everything else stays as it is', async () => {
  const before = { state: 'sending', open: '["people"]', stoppedBecause: '' };
  const taken = { state: 'retracted', open: '[]', stoppedBecause: 'Teams refused.' };

  const row = await moved({ a: before, b: taken });

  expect(await row('a')).toEqual(before);
  expect(await row('b')).toEqual(taken);
});
