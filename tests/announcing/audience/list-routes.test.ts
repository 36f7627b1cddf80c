import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { listRoutes } from '../../../bot/announcing/audience/list-routes.ts';
import { openListsTable } from '../../../bot/announcing/audience/lists-table.ts';
import { settableClock } from '../../../bot/clock.ts';
import { keepList } from '../../../bot/contract/audience-lists.ts';
import { openPeople } from '../../../bot/people/people.ts';
import { aCaller, addPeople, aPerson } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { countedStorage } from '../../support/counted-storage.ts';
import { testStorage } from '../../support/storage.ts';

async function aRoomOfLists() {
  const { storage, counts } = countedStorage(testStorage());
  const people = await openPeople(storage);
  const lists = await openListsTable(storage);
  const ada = aPerson({ id: randomUUID(), upn: 'ada@contoso.example' });
  const ben = aPerson({ id: randomUUID(), upn: 'ben@contoso.example' });
  await addPeople(people, ada, ben);
  const routes = listRoutes({ people, lists, clock: settableClock('2026-09-10T10:00:00Z') });
  const id = randomUUID();
  const keep = (upns: string) =>
    callRoute(routes, keepList, {
      caller: aCaller({ role: 'lead', leads: null }),
      params: { id },
      body: { name: 'Testers', upns },
    });
  return { keep, lists, id, ada, ben, counts };
}

test('a list is kept by sign-in names however they are written; unknown ones are told with their lines', async () => {
  const { keep, lists, id, ada, ben } = await aRoomOfLists();

  const kept = await keep(
    '  ADA@contoso.example\r\nnobody@contoso.example, "ben@contoso.example"\nada@contoso.example',
  );

  expect(kept).toMatchObject({
    people: 2,
    bad: [{ line: 2, reason: 'nobody here signs in as "nobody@contoso.example"' }],
  });
  expect(await lists.ids(id)).toEqual(new Set([ada.id, ben.id]));
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
