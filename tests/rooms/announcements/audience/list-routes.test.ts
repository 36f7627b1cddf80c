import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getLists, keepList } from '../../../../bot/contract/announcements/audience-lists.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aCaller, addPeople, aPerson } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { countedStorage } from '../../../support/counted-storage.ts';
import { testStorage } from '../../../support/storage.ts';

async function aRoomOfLists() {
  const { storage, counts } = countedStorage(testStorage());
  const clock = settableClock('2026-09-10T10:00:00Z');
  const { rooms, people, routes } = await aHouse({ storage, clock });
  const { lists } = rooms.announcements.api;
  const ada = aPerson({ id: randomUUID(), upn: 'ada@contoso.example' });
  const ben = aPerson({ id: randomUUID(), upn: 'ben@contoso.example' });
  await addPeople(people, ada, ben);
  const id = randomUUID();
  const lead = aCaller({ role: 'lead', leads: null });
  const keep = (upns: string, { skipUnknown = false, caller = lead } = {}) =>
    callRoute(routes, keepList, { caller, params: { id }, body: { name: 'Testers', upns, skipUnknown } });
  const seenBy = async (caller: typeof lead) => (await callRoute(routes, getLists, { caller })).lists;
  /** Lets somebody else act after the next list was read, and before it is written. */
  const meanwhile = (act: () => Promise<unknown>) => {
    const { byUpn } = people.names;
    people.names.byUpn = async (upns) => {
      people.names.byUpn = byUpn;
      await act();
      return byUpn(upns);
    };
  };
  return { storage, clock, meanwhile, keep, seenBy, lead, lists, id, ada, ben, counts };
}

test('a list is kept by sign-in names however they are written, without the unknown ones if that is the wish', async () => {
  const { keep, lists, id, ada, ben } = await aRoomOfLists();

  const kept = await keep(
    'userPrincipalName\r\n  ADA@contoso.example\nnobody@contoso.example, "ben@contoso.example"\nada@contoso.example',
    { skipUnknown: true },
  );

  expect(kept).toMatchObject({
    people: 2,
    bad: [{ line: 3, reason: 'nobody here signs in as "nobody@contoso.example"' }],
  });
  expect(await lists.ids(id)).toEqual(new Set([ada.id, ben.id]));
});

test('a list with unknown sign-in names is refused with their lines, and nothing of it is kept', async () => {
  const { keep, lists, id, ada } = await aRoomOfLists();
  const ghosts = Array.from({ length: 30 }, (_, n) => `ghost${n}@contoso.example`);

  await expect(keep(['ada@contoso.example', ...ghosts].join('\n'))).rejects.toMatchObject({
    kind: 'invalid',
    code: 'list-unknown-people',
    message: expect.stringMatching(
      /^30 of 31 names belong to nobody here: line 2: .*ghost0@.*; and 20 more\. Nothing/,
    ),
  });
  expect(await lists.get(id)).toBeUndefined();

  await keep('ada@contoso.example');
  await expect(keep('ben@contoso.example\nzed')).rejects.toMatchObject({ code: 'list-unknown-people' });
  expect(await lists.ids(id)).toEqual(new Set([ada.id]));
});

test('a list of nobody but unknown names is refused whatever the wish', async () => {
  const { keep, lists, id } = await aRoomOfLists();

  await expect(keep('zed', { skipUnknown: true })).rejects.toMatchObject({ code: 'list-empty' });
  expect(await lists.get(id)).toBeUndefined();
});

test('only whoever made a list changes it, and a lead of some groups sees no other', async () => {
  const { keep, seenBy, lists, id, ada, lead } = await aRoomOfLists();
  const ofSales = aCaller({ id: randomUUID(), role: 'lead', leads: ['sales'] });
  await keep('ada@contoso.example');

  await expect(keep('ben@contoso.example', { caller: ofSales })).rejects.toMatchObject({
    code: 'not-your-list',
  });
  expect(await lists.ids(id)).toEqual(new Set([ada.id]));
  expect(await seenBy(ofSales)).toEqual([]);
  expect(await seenBy(lead)).toMatchObject([{ id, people: 1 }]);
});

test('of two leads who save one new list at once the second is told, and the list is that of the first', async () => {
  const { meanwhile, keep, seenBy, lists, id, ada, lead } = await aRoomOfLists();
  const other = aCaller({ id: randomUUID(), name: 'Otto Other', role: 'lead', leads: null });
  meanwhile(() => keep('ada@contoso.example', { caller: other }));

  const second = keep('ben@contoso.example');

  await expect(second).rejects.toMatchObject({ kind: 'conflict', code: 'list-changed' });
  expect(await lists.ids(id)).toEqual(new Set([ada.id]));
  expect(await seenBy(lead)).toMatchObject([{ id, people: 1, by: 'Otto Other' }]);
});

test('a list that its lead saves from two windows at once is that of the first, and the second is told', async () => {
  const { meanwhile, keep, lists, id, ada } = await aRoomOfLists();
  await keep('ada@contoso.example\nben@contoso.example');
  meanwhile(() => keep('ada@contoso.example'));

  const second = keep('ben@contoso.example');

  await expect(second).rejects.toMatchObject({ kind: 'conflict', code: 'list-changed' });
  expect(await lists.ids(id)).toEqual(new Set([ada.id]));
});

test('a save that never ended stands in the way of the next for ten minutes, and no longer', async () => {
  const { storage, keep, lists, id, ada, lead, clock } = await aRoomOfLists();
  const at = '2026-09-10T10:00:00.000Z';
  const heads = await storage.table<Record<string, string | number>>('audiencelists');
  const begun = { name: 'Testers', people: 0, byId: lead.id, byName: lead.name, at, savingSince: at };
  await heads.insert({ partitionKey: 'list', rowKey: id, ...begun });

  const soon = keep('ada@contoso.example');

  await expect(soon).rejects.toMatchObject({ code: 'list-changed' });
  expect(await lists.all()).toEqual([]);
  clock.set('2026-09-10T10:11:00Z');
  await keep('ada@contoso.example');
  expect(await lists.ids(id)).toEqual(new Set([ada.id]));
});

test('keeping a list reads nobody but those on it', async () => {
  const { keep, counts } = await aRoomOfLists();
  await keep('ada@contoso.example');
  counts.listed.clear();

  await keep('ben@contoso.example');

  expect(counts.listed.get('people') ?? 0).toBe(0);
});

test('an empty list is refused with a sentence', async () => {
  const { keep } = await aRoomOfLists();

  await expect(keep(' \n , ')).rejects.toMatchObject({ kind: 'invalid', code: 'list-empty' });
});
