import { expect, test } from 'vitest';
import type { Storage } from '../../../bot/doors/azure/storage.ts';
import { aConversation, addPeople, aPerson } from '../../support/builders.ts';
import { anImportingRoom } from '../importing/an-importing-room.ts';

const ADA = '0b8f6d1e-3c52-4a86-9a11-2f5f5d1f7c01';
const HEADER = 'id,userPrincipalName,displayName,businessGroup,pilot,role,leads';

test.each(['before the whereabouts say so', 'before the old row is gone'])(
  'a move that broke off %s is ended by the next import',
  async (when) => {
    const { storage, people, bring } = await anImportingRoom();
    await bring(csv('Sales'));
    await breakOff(storage, when === 'before the old row is gone');

    await bring(csv('Finance'));

    const everybody = await Array.fromAsync(people.table.everybody());
    expect(everybody.map(({ id, groupId }) => [id, groupId])).toEqual([[ADA, 'finance']]);
    const groups = await people.groups.all();
    expect(groups.map(({ id, people: count }) => [id, count])).toEqual([
      ['finance', 1],
      ['sales', 0],
    ]);
  },
);

test('who installs the app while an import moves them keeps the conversation', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(csv('Sales'));
  const whereabouts = await people.table.whereabouts();
  const asRead = await people.table.find(ADA);
  if (asRead) await people.table.setConversation(asRead, aConversation());

  await people.table.saveMany([aPerson({ id: ADA, groupId: 'finance' })], whereabouts);

  expect(await people.table.find(ADA)).toMatchObject({ groupId: 'finance', conversation: aConversation() });
});

test.each(['営業', '???', 'Finance; ???'])(
  'a lead of %s does not become a lead of all groups',
  async (leads) => {
    const { people, bring } = await anImportingRoom();

    const report = await bring(csv('Sales', 'lead', leads));

    expect(report.bad).toEqual([{ line: 2, reason: 'leads has a name that is no group' }]);
    expect(await people.roles.holders('lead')).toEqual([]);
  },
);

test.each([
  ['', null],
  ['Finance;', ['finance']],
  [' Human Resources ; Finance', ['human-resources', 'finance']],
])('a lead whose column leads is "%s" leads %j', async (leads, groups) => {
  const { people, bring } = await anImportingRoom();

  await bring(csv('Sales', 'lead', leads));

  expect((await people.table.find(ADA))?.leads).toEqual(groups);
});

test('a limit that is lifted is gone', async () => {
  const { people, bring } = await anImportingRoom();
  await addPeople(people, aPerson({ role: 'lead', leads: null }));
  await bring(csv('Sales', 'lead', 'Finance'));

  await bring(csv('Sales', 'lead', ''));
  const unlimited = (await people.table.find(ADA))?.leads;
  await bring(csv('Sales'));

  expect([unlimited, (await people.table.find(ADA))?.leads]).toEqual([null, []]);
});

/** What is there when a move from sales to finance stops half-way. */
async function breakOff(storage: Storage, placed: boolean): Promise<void> {
  const rows = await storage.table<{ name: string; upn: string; groupId: string; role: string }>('people');
  await rows.put({
    partitionKey: 'finance',
    rowKey: ADA,
    name: 'Ada Novak',
    upn: 'ada@contoso.example',
    groupId: 'finance',
    role: 'member',
  });
  const places = await storage.table<{ audience: string }>('whereabouts');
  if (placed) await places.put({ partitionKey: ADA.slice(0, 2), rowKey: ADA, audience: 'finance' });
}

function csv(group: string, role = '', leads = ''): string {
  return `${HEADER}\n${ADA},ada@contoso.example,Ada Novak,${group},,${role},${leads}\n`;
}
