import { expect, test } from 'vitest';
import { message } from '../../../../bot/base/words/message.ts';
import { openAuditTable } from '../../../../bot/rooms/announcements/record/audit-table.ts';
import { testStorage } from '../../../support/storage.ts';

const by = { id: 'ada', name: 'Ada Novak' };
const at = '2026-11-21T09:00:00.000Z';

test('what may be told again is in the record once, where it was told first', async () => {
  const audit = await openAuditTable(testStorage());
  const finished = () => audit.add('a', { what: 'finished', by, at, note: '' }, 'finished-1');
  await audit.add('a', { what: 'created', by, at, note: '' });
  await audit.add('a', { what: 'send', by, at, note: '' });
  await finished();
  await audit.add('a', { what: 'resent', by, at, note: '' });
  await finished();

  const told = await audit.of('a');

  expect(told.map(({ what }) => what)).toEqual(['resent', 'finished', 'send', 'created']);
});

test('in the rows of earlier versions an event comes after what led to it', async () => {
  const storage = testStorage();
  const rows =
    await storage.table<Record<'what' | 'byId' | 'byName' | 'at' | 'note', string>>('announcementaudit');
  const row = { partitionKey: 'a', byId: 'ada', byName: 'Ada Novak', at, note: '' };
  await rows.insert({ ...row, rowKey: `${at}:000000000:finished-1`, what: 'finished' });
  await rows.insert({ ...row, rowKey: `${at}:000000012:1b4e28ba`, what: 'send' });
  await rows.insert({ ...row, rowKey: `${at}:000000011:2b4e28ba`, what: 'created' });

  const told = await (await openAuditTable(storage)).of('a');

  expect(told.map(({ what }) => what)).toEqual(['finished', 'send', 'created']);
});

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

test('what the product says of a step is kept as a message, and what somebody wrote as they wrote it', async () => {
  const storage = testStorage();
  const audit = await openAuditTable(storage);
  const said = message('announcements.wave-starts', { day: { day: '2026-12-01' } });
  const typed = JSON.stringify(said);
  await audit.add('a', { what: 'rescheduled', by, at, note: said });
  await audit.add('a', { what: 'send-back', by, at, note: typed });

  const told = await audit.of('a');

  expect(told.map(({ note }) => note)).toEqual([typed, said]);
});

test('a line of what no version knows is set aside, and the others are told', async () => {
  const storage = testStorage();
  const audit = await openAuditTable(storage);
  const rows = await storage.table<Record<'what' | 'at', string>>('announcementaudit');
  await audit.add('a', { what: 'created', by, at, note: '' });
  await rows.insert({ partitionKey: 'a', rowKey: `${at}:x`, what: 'eaten', at });

  const told = await audit.of('a');

  expect(told.map(({ what }) => what)).toEqual(['created']);
});
