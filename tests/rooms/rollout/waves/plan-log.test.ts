import { expect, test } from 'vitest';
import type { UnreadRow } from '../../../../bot/doors/azure/row-reader.ts';
import { openPlanLog, type PlanEntry } from '../../../../bot/rooms/rollout/waves/plan-log.ts';
import { testStorage } from '../../../support/storage.ts';

const DATES = { start: '2026-09-11', end: '2026-09-21' };

test('an entry of the history that cannot be read is set aside and said', async () => {
  const { log, rows, unread } = await aLog();
  await log.addEntry('autumn', anEntry('first', '2026-09-01T09:00:00.000Z'));
  await log.addEntry('autumn', anEntry('second', '2026-09-02T09:00:00.000Z'));
  const [newest] = await Array.fromAsync(rows.list());
  await rows.merge({ partitionKey: 'autumn', rowKey: newest?.rowKey ?? '', entry: '{"id":"second"}' });

  const { entries } = await log.entries('autumn', 10);

  expect(entries.map(({ id }) => id)).toEqual(['first']);
  expect(unread).toMatchObject([{ table: 'planhistory', partitionKey: 'autumn' }]);
});

test('a move of which a part cannot be read is not read at all', async () => {
  const { log, rows } = await aLog();
  const moves = [{ waveId: 'autumn.identity.finance', from: DATES, to: DATES }];
  await log.writeMove('autumn', anEntry('move', '2026-09-01T09:00:00.000Z'), moves);
  await rows.merge({ partitionKey: 'autumn|move', rowKey: '00000', moves: '[{"waveId":"x"}]' });

  await expect(log.readMove('autumn', 'move')).rejects.toMatchObject({ code: 'row-unreadable' });
});

async function aLog() {
  const storage = testStorage();
  const unread: UnreadRow[] = [];
  storage.onUnread((row) => unread.push(row));
  const rows = await storage.table<{ entry?: string; moves?: string }>('planhistory');
  return { log: await openPlanLog(storage), rows, unread };
}

function anEntry(id: string, at: string): PlanEntry {
  return {
    id,
    change: 'moved',
    waveId: 'autumn.identity.finance',
    by: { id: 'lea', name: 'Lea Lead' },
    at,
    reason: 'The printers came late.',
    dates: { from: DATES, to: DATES },
    waves: 1,
    version: 1,
    rolloutEnd: null,
  };
}
