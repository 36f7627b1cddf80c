import { expect, test } from 'vitest';
import { Slug } from '../../../../bot/contract/common.ts';
import type { People } from '../../../../bot/rooms/people/people.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { aConversation } from '../../../support/builders.ts';
import { anId, aPeopleCsv, type CsvPerson, IMPORT_DAY } from '../../people/a-people-csv.ts';
import { everything } from '../../people/everything.ts';
import { anImportingRoom } from '../an-importing-room.ts';

const ada: CsvPerson = { id: anId(1), upn: 'ada@contoso.example', name: 'Ada Novak', group: 'Finance' };
const ben: CsvPerson = {
  id: anId(2),
  upn: 'ben@contoso.example',
  name: 'Ben Okafor',
  group: 'Human Resources',
};

test('a person comes in with all that their row says', async () => {
  const { people, bring } = await anImportingRoom();
  const csv = aPeopleCsv({
    id: 'ABCDEF00-0000-4000-8000-000000000001',
    upn: 'Ada.Novak@Contoso.example',
    name: 'Ada "Quick" Novak, PhD',
    group: 'Bücher & Medien',
    pilot: 'Yes',
    role: 'LEAD',
    leads: 'Finance; Human Resources;',
    approver: 'yes',
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
  });

  const report = await bring(csv);

  expect(report).toEqual({ taken: 1, bad: [], notes: [] });
  expect(await people.table.find('abcdef00-0000-4000-8000-000000000001')).toEqual({
    id: 'abcdef00-0000-4000-8000-000000000001',
    upn: 'ada.novak@contoso.example',
    name: 'Ada "Quick" Novak, PhD',
    groupId: 'bucher-medien',
    pilot: true,
    moves: [{ date: IMPORT_DAY, groupId: 'bucher-medien', pilot: true }],
    role: 'lead',
    leads: ['finance', 'human-resources'],
    approver: true,
    locale: 'de-DE',
    timeZone: 'Europe/Berlin',
    conversation: undefined,
    unreachable: undefined,
    pausedUntil: undefined,
  });
  expect(await people.groups.all()).toEqual([
    { id: 'bucher-medien', name: 'Bücher & Medien', people: 0, pilots: 1 },
  ]);
});

test('a file without the column for approvers is as good as before, and makes nobody one', async () => {
  const { people, bring } = await anImportingRoom();
  const row = `${ada.id},${ada.upn},Ada Novak,Finance,lead`;

  const report = await bring(`id,userPrincipalName,displayName,businessGroup,role\n${row}`);

  expect(report).toMatchObject({ taken: 1, bad: [] });
  expect(await people.table.find(ada.id)).toMatchObject({ role: 'lead', approver: false });
});

test('the good rows are taken, and each bad one is listed with its line and its reasons', async () => {
  const { people, bring } = await anImportingRoom();
  const bad: [row: Partial<CsvPerson>, reason: string][] = [
    [{ id: '42' }, "id isn't an object id (a GUID)"],
    [{ upn: 'nobody' }, "userPrincipalName isn't of the form name@domain"],
    [{ name: '' }, 'displayName is empty'],
    [{ name: 'x'.repeat(201) }, 'displayName is longer than 200 characters'],
    [{ group: '' }, 'businessGroup is empty'],
    [{ group: 'Pilot' }, 'businessGroup is a reserved name'],
    [{ group: 'unassigned' }, 'businessGroup is a reserved name'],
    [{ group: '***' }, 'businessGroup has no letter from a to z and no digit'],
    [{ pilot: 'perhaps' }, 'pilot is neither yes nor no'],
    [{ role: 'boss' }, "role isn't lead, champion or member"],
    [{ role: 'lead', leads: '***' }, 'leads has a name that is no group'],
    [{ role: 'lead', approver: 'perhaps' }, 'approver is neither yes nor no'],
    [{ role: 'champion', approver: 'yes' }, 'approver is yes, but only a lead can be an approver'],
    [{ locale: 'not a language' }, "preferredLanguage isn't a language tag such as de-DE"],
    [{ timeZone: 'Moon/Crater' }, "timeZone isn't an IANA zone such as Europe/Berlin"],
    [{ id: '42', role: 'boss' }, "id isn't an object id (a GUID); role isn't lead, champion or member"],
  ];
  const rows = bad.map(([row], index) => ({
    id: anId(100 + index),
    upn: `u${index}@contoso.example`,
    ...row,
  }));

  const report = await bring(aPeopleCsv(ada, ...rows, ben));

  expect(report.taken).toBe(2);
  expect(report.bad).toEqual(bad.map(([, reason], index) => ({ line: index + 3, reason })));
  expect([...(await people.table.whereabouts()).keys()].sort()).toEqual([ada.id, ben.id].sort());
});

test('the second row of a person is refused with the line of the first, by id or by name', async () => {
  const { people, bring } = await anImportingRoom();
  const sameId = { ...ben, id: ada.id.toUpperCase() };
  const sameName = { ...ben, upn: ada.upn.toUpperCase() };

  const report = await bring(aPeopleCsv(ada, sameId, sameName));

  expect(report).toMatchObject({
    taken: 1,
    bad: [
      { line: 3, reason: 'is the same person as line 2' },
      { line: 4, reason: 'is the same person as line 2' },
    ],
  });
  expect(await people.table.find(ada.id)).toMatchObject({ name: 'Ada Novak' });
});

test('bad lines are listed in the order of the file, whatever is wrong with them', async () => {
  const { bring } = await anImportingRoom();
  const csv = `${aPeopleCsv({ ...ada, role: 'boss' })}\r\ntoo,few\r\n${aPeopleCsv(ben).split('\r\n')[1]}`;

  const report = await bring(csv);

  expect(report.taken).toBe(1);
  expect(report.bad.map(({ line }) => line)).toEqual([2, 3]);
});

test('a file without the columns that are needed changes nothing and says which', async () => {
  const { bring } = await anImportingRoom();

  const imported = bring('id,displayName\r\n1,Ada');

  await expect(imported).rejects.toMatchObject({
    kind: 'invalid',
    message: expect.stringContaining('"userPrincipalName", "businessGroup"'),
  });
});

test('a file of nobody changes nothing, and the sender hears that it is one', async () => {
  const { bring } = await anImportingRoom();
  const [header = ''] = aPeopleCsv(ada).split('\r\n');

  const report = await bring(header);

  expect(report).toEqual({ taken: 0, bad: [], notes: ['The file has a header, but nobody below it.'] });
});

test('importing the same file again changes nothing', async () => {
  const { people, bring } = await anImportingRoom();
  const csv = aPeopleCsv(ada, { ...ben, pilot: 'yes', role: 'champion' });
  const first = await bring(csv);
  const before = await everything(people);

  const second = await bring(csv);

  expect(second).toEqual(first);
  expect(await everything(people)).toEqual(before);
});

test.each([
  ['another group', { group: 'Human Resources' }, 'human-resources'],
  ['the pilot set', { pilot: 'yes' }, 'pilot'],
])(
  'somebody who moves to %s keeps conversation, language and reachability',
  async (_to, change, audience) => {
    const { people, bring } = await anImportingRoom();
    await bring(aPeopleCsv({ ...ada, locale: 'de-DE', timeZone: 'Europe/Berlin' }));
    await people.table.setConversation(await known(people, ada.id), aConversation());
    await people.table.setUnreachable(ada.id, 'finance', 'blocked');

    await bring(aPeopleCsv({ ...ada, ...change }));

    expect((await people.table.whereabouts()).get(ada.id)).toBe(audience);
    expect(await Array.fromAsync(people.table.inAudience('finance'))).toEqual([]);
    expect(await Array.fromAsync(people.table.inAudience(audience))).toMatchObject([
      {
        id: ada.id,
        conversation: aConversation(),
        unreachable: 'blocked',
        locale: 'de-DE',
        timeZone: 'Europe/Berlin',
      },
    ]);
  },
);

test('an import does not undo what the chat has learnt of somebody who stays', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv(ada));
  await people.table.setConversation(await known(people, ada.id), aConversation(), 'fr-FR', 'Europe/Paris');

  await bring(aPeopleCsv(ada));

  expect(await people.table.find(ada.id)).toMatchObject({
    conversation: aConversation(),
    locale: 'fr-FR',
    timeZone: 'Europe/Paris',
  });
});

test('groups count their people and their pilots apart, and counts follow who moves', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv(ada, { ...ben, group: 'Finance', pilot: 'yes' }));
  const before = await people.groups.all();

  await bring(aPeopleCsv({ ...ada, group: 'Sales' }));

  expect(before).toEqual([{ id: 'finance', name: 'Finance', people: 1, pilots: 1 }]);
  expect(await people.groups.all()).toEqual([
    { id: 'finance', name: 'Finance', people: 0, pilots: 1 },
    { id: 'sales', name: 'Sales', people: 1, pilots: 0 },
  ]);
});

test('people who are missing from a file stay as they are', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv(ada, ben));

  await bring(aPeopleCsv(ben));

  expect(await people.table.find(ada.id)).toMatchObject({ groupId: 'finance' });
});

test('roles can be listed, and a role that is taken away is gone', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv({ ...ada, role: 'champion' }, { ...ben, role: 'lead' }));
  const champions = await people.championsOf('finance');

  await bring(aPeopleCsv({ ...ada, role: 'lead' }, { ...ben, role: 'member' }));

  expect(champions).toMatchObject([{ id: ada.id, name: 'Ada Novak' }]);
  expect(await people.championsOf('finance')).toEqual([]);
  expect(await people.roles.holders('lead')).toMatchObject([{ id: ada.id, upn: ada.upn }]);
  expect(await people.table.find(ben.id)).toMatchObject({ role: 'member', leads: [] });
});

test('a champion who changes group is a champion of the new one only', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv({ ...ada, role: 'champion' }));

  await bring(aPeopleCsv({ ...ada, role: 'champion', group: 'Sales' }));

  expect(await people.championsOf('finance')).toEqual([]);
  expect(await people.championsOf('sales')).toMatchObject([{ id: ada.id }]);
});

test.each([
  ['', null],
  ['Finance', ['finance']],
  ['Finance;Human Resources', ['finance', 'human-resources']],
])('a lead with the limit %j leads %j, also after another limit', async (leads, expected) => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv({ ...ada, role: 'lead', leads: 'Sales' }));

  await bring(aPeopleCsv({ ...ada, role: 'lead', leads }));

  expect(await people.table.find(ada.id)).toMatchObject({ role: 'lead', leads: expected });
});

test('two names that make one group are one group, and the sender hears of it', async () => {
  const { people, bring } = await anImportingRoom();

  const report = await bring(aPeopleCsv({ ...ada, group: 'R&D' }, { ...ben, group: 'R & D' }));

  expect(report.notes).toEqual(['"R&D" and "R & D" are one business group, "r-d".']);
  expect(await people.groups.all()).toMatchObject([{ id: 'r-d', people: 2 }]);
});

test('somebody who wrote to the bot before any import leaves "Not assigned yet" with the import', async () => {
  const { people, bring } = await anImportingRoom();
  const met = await people.meet(ada.id, 'Ada', '');
  await people.table.setConversation(met, aConversation());

  await bring(aPeopleCsv(ada));

  expect(await people.table.find(ada.id)).toMatchObject({
    groupId: 'finance',
    conversation: aConversation(),
  });
  expect(await Array.fromAsync(people.table.inAudience('unassigned'))).toEqual([]);
});

test('more people than a batch holds all come in', async () => {
  const { people, bring } = await anImportingRoom();
  const many = Array.from({ length: 250 }, (_, n) => ({ id: anId(n), upn: `p${n}@contoso.example` }));

  const report = await bring(aPeopleCsv(...many));

  expect(report).toMatchObject({ taken: 250, bad: [] });
  expect((await people.table.whereabouts()).size).toBe(250);
  expect(await people.groups.get('finance')).toMatchObject({ people: 250 });
});

async function known(people: People, id: string): Promise<Person> {
  const person = await people.table.find(id);
  if (!person) throw new Error(`There is no person ${id}.`);
  return person;
}

test('a group gets an id that addresses take, however long its name is', async () => {
  const { people, bring } = await anImportingRoom();
  const group = `${'a'.repeat(59)} and more`;

  const report = await bring(aPeopleCsv({ ...ada, group }));

  expect(report.bad).toEqual([]);
  expect((await people.groups.all()).map(({ id }) => Slug.safeParse(id).success)).toEqual([true]);
});

test('cells too long for storage are bad lines, and the others are kept', async () => {
  const { bring } = await anImportingRoom();
  const long = 'x'.repeat(40_000);
  const csv = aPeopleCsv(
    { ...ada, upn: `${long}@contoso.example` },
    { ...ben, role: 'lead', leads: long },
    { ...ben, locale: `de-x-${'abcdefgh-'.repeat(4_000)}a` },
    { ...ben },
  );

  const report = await bring(csv);

  expect(report.taken).toBe(1);
  expect(report.bad.map(({ line }) => line)).toEqual([2, 3, 4]);
});

test('breaks, blanks of other kinds and marks that nobody sees make no other names and no other group', async () => {
  const { people, bring } = await anImportingRoom();

  const report = await bring(
    aPeopleCsv(
      { ...ada, id: `\uFEFF${ada.id}\u00A0`, name: 'Ada\r\nNovak\u00A0', group: 'Fin\u00ADance' },
      { ...ben, name: ' Ben\u200B  Okafor', group: 'Finance\u200B' },
    ),
  );

  expect(report).toEqual({ taken: 2, bad: [], notes: [] });
  expect((await known(people, ada.id)).name).toBe('Ada Novak');
  expect((await known(people, ben.id)).name).toBe('Ben Okafor');
  expect(await people.groups.all()).toMatchObject([{ id: 'finance', name: 'Finance', people: 2 }]);
});

test('a sign-in name that passes to somebody new in one file is theirs, and history stays with the id', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv(ada));
  await people.table.setConversation(await known(people, ada.id), aConversation());

  const report = await bring(
    aPeopleCsv({ ...ada, upn: 'ada.lind@contoso.example' }, { ...ben, upn: ada.upn }),
  );

  expect(report).toMatchObject({ taken: 2, bad: [] });
  expect(await known(people, ada.id)).toMatchObject({
    upn: 'ada.lind@contoso.example',
    conversation: aConversation(),
  });
  expect(await known(people, ben.id)).toMatchObject({ upn: ada.upn, conversation: undefined });
  expect(await people.names.byUpn([ada.upn])).toEqual(new Map([[ada.upn, ben.id]]));
});

test('a sign-in name that somebody has and keeps is not given to another, and both are named', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv(ada));

  const report = await bring(aPeopleCsv({ ...ben, upn: ada.upn }));

  expect(report).toMatchObject({ taken: 0 });
  expect(report.bad).toEqual([
    {
      line: 2,
      reason: expect.stringContaining(`${ada.upn}, but that is the one of Ada Novak with the id ${ada.id}`),
    },
  ]);
  expect(await people.table.find(ben.id)).toBeUndefined();
});
