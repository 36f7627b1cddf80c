import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { message } from '../../../../bot/base/words/message.ts';
import { longJson, toCells } from '../../../../bot/doors/azure/long-json.ts';
import type { UnreadRow } from '../../../../bot/doors/azure/row-reader.ts';
import type { StoredAnnouncement } from '../../../../bot/rooms/announcements/record/announcement.ts';
import { openAnnouncementsTable } from '../../../../bot/rooms/announcements/record/announcements-table.ts';
import { testStorage } from '../../../support/storage.ts';

test('a long announcement in several languages comes back as it was kept', async () => {
  const table = await openAnnouncementsTable(await testStorage());
  const long = anAnnouncement();
  long.announcement.contents = {
    en: content('Your turn', 'A'.repeat(4000)),
    ja: content('あなたの番', '変'.repeat(4000)),
    de: content('Sie sind dran', 'ü'.repeat(4000)),
  };

  await table.add(long);

  const found = await table.get(long.id);
  expect(found).toEqual({ ...long, etag: found?.etag });
});

test('of two who change the same draft at once one is told', async () => {
  const table = await openAnnouncementsTable(await testStorage());
  const draft = anAnnouncement();
  await table.add(draft);
  const found = await table.get(draft.id);
  if (!found) throw new Error('not kept');

  const first = await table.update(found, { ...draft, state: 'in-review', version: 2 });
  const second = await table.update(found, { ...draft, state: 'scheduled', version: 2 });

  expect([first, second]).toEqual(['written', 'changed']);
  expect((await table.get(draft.id))?.state).toBe('in-review');
});

test('lists tell heads of a rollout or a wave, and what is due', async () => {
  const table = await openAnnouncementsTable(await testStorage());
  const due = anAnnouncement({ state: 'scheduled', due: '2026-09-08T07:00:00.000Z' });
  const later = anAnnouncement({ state: 'scheduled', due: '2026-09-09T07:00:00.000Z' });
  const draft = anAnnouncement({ due: '2026-09-01T07:00:00.000Z' });
  const pilot = anAnnouncement();
  pilot.announcement.audience = { kind: 'pilot' };
  for (const one of [due, later, draft, pilot]) await table.add(one);
  await table.add(anAnnouncement({ rolloutId: 'spring' }));

  const ids = (heads: { id: string }[]) => heads.map(({ id }) => id).toSorted();
  expect(ids(await table.heads('autumn'))).toEqual(ids([due, later, draft, pilot]));
  expect(ids(await table.heads('autumn', 'autumn.identity.finance'))).toEqual(ids([due, later, draft]));
  expect(await table.due('2026-09-08T07:00:00.000Z')).toEqual([due.id]);
});

test('a text that could not be written today is still read', async () => {
  const { table, rows, kept } = await withOneKept();
  const before = {
    ...kept.announcement,
    contents: {
      en: { title: ' ', text: 'Soon.', buttons: [{ title: 'Go', url: 'https://ada@contoso.example' }] },
    },
  };

  await rows.merge({ ...keyOf(kept), ...toCells(longJson(before)) });

  const { contents } = (await table.get(kept.id))?.announcement ?? {};
  expect(contents?.en).toEqual({ ...before.contents.en, picture: null });
});

test.each([
  ['a sentence, as earlier versions kept it', 'Teams refused the bot.'],
  ['a message', message('common.one', { value: 'Teams refused the bot.' })],
])('why it was stopped comes back as %s', async (_form, stoppedBecause) => {
  const table = await openAnnouncementsTable(testStorage());
  const stopped = anAnnouncement({ state: 'sending', stoppedBecause });

  await table.add(stopped);

  expect((await table.get(stopped.id))?.stoppedBecause).toEqual(stoppedBecause);
});

test.each([
  ['its text', toCells('{"audience":')],
  ['what it says, which is of another form', toCells('{"audience":{"kind":"nobody"}}')],
  ['its authors', { authors: 'Lea' }],
  ['its run', { run: '{"number":"first"}' }],
  ['its state', { state: 'sleeping' }],
])('an announcement with a damaged cell, %s, is said to be unreadable', async (_what, cells) => {
  const { table, rows, kept, unread } = await withOneKept();

  await rows.merge({ ...keyOf(kept), ...cells });

  await expect(table.get(kept.id)).rejects.toMatchObject({ code: 'row-unreadable' });
  expect(unread).toMatchObject([{ rowKey: kept.id }]);
});

test('one whose head cannot be read is set aside, and the others are listed', async () => {
  const { table, rows, kept, unread } = await withOneKept();
  const other = anAnnouncement();
  await table.add(other);

  await rows.merge({ ...keyOf(kept), audience: 'everyone' });

  expect(await table.heads('autumn')).toMatchObject([{ id: other.id }]);
  expect(unread).toMatchObject([{ rowKey: kept.id, why: 'audience: custom' }]);
});

async function withOneKept() {
  const storage = testStorage();
  const unread: UnreadRow[] = [];
  storage.onUnread((row) => void unread.push(row));
  const table = await openAnnouncementsTable(storage);
  const kept = anAnnouncement();
  await table.add(kept);
  return { table, kept, unread, rows: await storage.table<Record<string, string>>('compositions') };
}

function keyOf({ id }: StoredAnnouncement) {
  return { partitionKey: 'composition', rowKey: id };
}

function content(title: string, text: string) {
  return { title, text, picture: null, buttons: [] };
}

function anAnnouncement(changes: Partial<StoredAnnouncement> = {}): StoredAnnouncement {
  const by = { id: randomUUID(), name: 'Lea Lead' };
  return {
    id: randomUUID(),
    rolloutId: 'autumn',
    announcement: {
      audience: { kind: 'wave', waveId: 'autumn.identity.finance' },
      exclude: { groups: [], pilot: false, champions: false, listId: null },
      fallback: 'en',
      contents: { en: content('Your turn', 'Soon.') },
      training: [],
      essential: false,
      schedule: { kind: 'now' },
      template: null,
    },
    state: 'draft',
    by,
    authors: [by.id],
    approved: null,
    createdAt: '2026-09-01T08:00:00.000Z',
    changedAt: '2026-09-01T08:00:00.000Z',
    due: null,
    version: 1,
    writtenIn: 1,
    open: [],
    stoppedBecause: null,
    ...changes,
  };
}
