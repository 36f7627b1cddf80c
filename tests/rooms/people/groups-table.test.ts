import { expect, test } from 'vitest';
import { openGroupsTable } from '../../../bot/rooms/people/groups-table.ts';
import { testStorage } from '../../support/storage.ts';

const FINANCE = { id: 'finance', name: 'Finance', people: 10, pilots: 1 };
const SALES = { id: 'sales', name: 'Sales', people: 20, pilots: 0 };

test('groups come by name, and are read once while none of them changes', async () => {
  const groups = await openGroupsTable(testStorage());
  await groups.save(SALES);
  await groups.save(FINANCE);

  const all = await groups.all();

  expect(all).toEqual([FINANCE, SALES]);
  expect(await groups.all()).toBe(all);
});

test('what another process saves is there for the next reader', async () => {
  const storage = testStorage();
  const [here, there] = await Promise.all([openGroupsTable(storage), openGroupsTable(storage)]);
  await here.save(FINANCE);
  await here.all();

  await there.save({ ...FINANCE, people: 11 });
  const counted = await here.all();
  await there.save(SALES);

  expect(counted).toEqual([{ ...FINANCE, people: 11 }]);
  expect(await here.all()).toHaveLength(2);
});
