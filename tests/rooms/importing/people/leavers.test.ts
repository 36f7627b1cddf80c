import { afterEach, expect, test } from 'vitest';
import type { AudienceRule } from '../../../../bot/contract/announcements/announcement.ts';
import { audiencePages } from '../../../../bot/rooms/announcements/audience/audience-pages.ts';
import { openListsTable } from '../../../../bot/rooms/announcements/audience/lists-table.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { ORGANISATIONS_SET } from '../../../../bot/rooms/rollout/pilots/pilot-set.ts';
import { aConversation } from '../../../support/builders.ts';
import { anId, aPeopleCsv, type CsvPerson } from '../../people/a-people-csv.ts';
import { aServedOrganisation } from '../a-served-organisation.ts';

// Who is missing in a file stays, unless whoever imports says that they have left.

const lea: CsvPerson = {
  id: anId(1),
  upn: 'lea@contoso.example',
  name: 'Lea Lead',
  role: 'lead',
  approver: 'yes',
};
const lou: CsvPerson = { ...lea, id: anId(2), upn: 'lou@contoso.example', name: 'Lou Lead' };
const pia: CsvPerson = { id: anId(3), upn: 'pia@contoso.example', name: 'Pia Pilot', pilot: 'yes' };
const cem: CsvPerson = { id: anId(4), upn: 'cem@contoso.example', name: 'Cem Aydin', role: 'champion' };
const ada: CsvPerson = { id: anId(5), upn: 'ada@contoso.example', name: 'Ada Novak' };

let close: (() => Promise<void>) | undefined;

afterEach(async () => {
  await close?.();
  close = undefined;
});

async function organisation() {
  const served = await aServedOrganisation(lea, [lea, lou, pia, cem, ada]);
  close = served.close;
  const { people, storage } = served;
  // No rule of these is about a wave.
  const rollouts = { pilots: async () => ORGANISATIONS_SET };
  const lists = await openListsTable(storage);
  const nobody = { groups: [], pilot: false, champions: false, listId: null };
  const namesIn = async (rule: AudienceRule) => {
    const pages = await audiencePages({ people, rollouts, lists }, rule, nobody);
    return (await pages.after(undefined, 100)).map(({ person }) => person.name).toSorted();
  };
  return {
    ...served,
    namesIn,
    known: async ({ id }: CsvPerson): Promise<Person | undefined> => people.table.find(id),
    everyone: () => namesIn({ kind: 'everyone' }),
  };
}

test('an import that says people have left asks first, and names them', async () => {
  const { preview, handIn } = await organisation();
  const file = aPeopleCsv(lea, lou);

  const { body: seen } = await preview(lea, file, 'left');
  const refused = await handIn(lea, file, undefined, 'left');

  expect(seen).toMatchObject({ taken: 2, missing: 3, asks: true });
  expect(seen.changes).toEqual([
    'Cem Aydin is no longer a champion and becomes a member.',
    '1 person leaves the pilot set: Pia Pilot.',
    'A rollout with a pilot set of its own keeps it. The next plan begins with this one.',
    'Nobody is left in the pilot set.',
    expect.stringMatching(/^3 people have left: .*Ada Novak.*\. They are no longer counted/),
  ]);
  expect(refused).toMatchObject({ status: 409, body: { code: 'import-asks-first' } });
});

test('a yes to people who stay is none to people who leave', async () => {
  const { preview, handIn, known } = await organisation();
  const file = aPeopleCsv(lea, lou);
  const { body: seen } = await preview(lea, file);

  const refused = await handIn(lea, file, seen.confirm, 'left');

  expect(refused).toMatchObject({ status: 409, body: { code: 'import-preview-old' } });
  expect(await known(ada)).toMatchObject({ groupId: 'finance' });
});

test('who has left is counted nowhere, is in no audience, has no role and is not written to', async () => {
  const { confirm, people, known, everyone } = await organisation();
  const person = await known(ada);
  if (person) await people.table.setConversation(person, aConversation());

  const sent = await confirm(lea, aPeopleCsv(lea, lou), 'left');

  expect(sent).toMatchObject({ status: 202, body: { taken: 2 } });
  expect(sent.body.notes).toEqual([expect.stringContaining('3 people have left')]);
  expect(await people.groups.get('finance')).toMatchObject({ people: 2, pilots: 0 });
  expect(await everyone()).toEqual(['Lea Lead', 'Lou Lead']);
  expect(await people.roles.holders('champion')).toEqual([]);
  expect(await known(ada)).toMatchObject({ groupId: 'has-left', unreachable: 'left' });
  expect(await people.names.search('Novak', () => true, 10)).toEqual({ ids: [], all: true });
});

test('who has left is in the audience of no list that names them, and is there again once they are back', async () => {
  const { call, confirm, namesIn } = await organisation();
  const listId = crypto.randomUUID();
  const upns = `${ada.upn}\n${lou.upn}`;
  await call(lea, 'PUT', `/api/audience-lists/${listId}`, { name: 'Some', upns, skipUnknown: false });

  await confirm(lea, aPeopleCsv(lea, lou), 'left');

  expect(await namesIn({ kind: 'list', listId })).toEqual(['Lou Lead']);
  await confirm(lea, aPeopleCsv(lea, lou, ada));
  expect(await namesIn({ kind: 'list', listId })).toEqual(['Ada Novak', 'Lou Lead']);
});

test('who left and writes to the bot is still gone', async () => {
  const { confirm, people, known, everyone } = await organisation();
  await confirm(lea, aPeopleCsv(lea, lou), 'left');
  const met = await people.meet(ada.id, 'Ada Novak', ada.upn);

  await people.table.setConversation(met, aConversation());

  expect(await known(ada)).toMatchObject({ groupId: 'has-left', unreachable: 'left' });
  expect(await everyone()).toEqual(['Lea Lead', 'Lou Lead']);
});

test('who comes back with a later import is new in their group, and can be written to', async () => {
  const { confirm, people, known, everyone } = await organisation();
  const person = await known(ada);
  if (person) await people.table.setConversation(person, aConversation());
  await confirm(lea, aPeopleCsv(lea, lou), 'left');

  await confirm(lea, aPeopleCsv(lea, lou, { ...ada, group: 'Sales' }));

  expect(await known(ada)).toMatchObject({
    groupId: 'sales',
    unreachable: undefined,
    conversation: aConversation(),
    moves: [{ groupId: 'sales' }],
  });
  expect(await everyone()).toEqual(['Ada Novak', 'Lea Lead', 'Lou Lead']);
  expect((await people.names.search('Novak', () => true, 10)).ids).toEqual([ada.id]);
});

test('the last lead of all groups cannot be lost by leaving', async () => {
  const { preview, known } = await organisation();

  const seen = await preview(lea, aPeopleCsv(ada), 'left');

  expect(seen).toMatchObject({ status: 409, body: { code: 'last-lead-of-all' } });
  expect(await known(lou)).toMatchObject({ role: 'lead' });
});

test('the status of a rollout says nothing of people who have left', async () => {
  const { confirm, call } = await organisation();
  const planned = { id: 'autumn', title: 'Autumn', playbookId: 'foundation', strategy: 'serial' };
  await call(lea, 'POST', '/api/rollouts', { ...planned, start: '2030-01-07' });

  await confirm(lea, aPeopleCsv(lea, lou, cem), 'left');

  const { body } = await call(lea, 'GET', '/api/rollouts/autumn/membership');
  expect(body.people).toBe(0);
  const status = (await call(lea, 'GET', '/api/status')).body;
  expect(status.rows.map(({ people }: { people: number }) => people)).toEqual([0, 3]);
});
