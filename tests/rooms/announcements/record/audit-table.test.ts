import { expect, test } from 'vitest';
import { openAuditTable } from '../../../../bot/rooms/announcements/record/audit-table.ts';
import { testStorage } from '../../../support/storage.ts';

const by = { id: 'ada', name: 'Ada Novak' };
const at = '2026-11-21T09:00:00.000Z';

test('steps of one announcement are told from the newest on, those of one moment in the order they were taken', async () => {
  const audit = await openAuditTable(testStorage());
  await audit.add('a', { what: 'submit', by, at: '2026-11-21T08:00:00.000Z', note: '' });
  for (const note of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']) {
    await audit.add('a', { what: 'reviewed', by, at, note });
  }
  await audit.add('b', { what: 'submit', by, at, note: 'of another' });

  const told = await audit.of('a');

  expect(told.map(({ note }) => note)).toEqual(['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '']);
  expect(told.at(-1)).toMatchObject({ what: 'submit', by, note: '' });
});
