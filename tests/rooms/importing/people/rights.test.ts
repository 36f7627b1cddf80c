import { afterEach, expect, test } from 'vitest';
import { ensureFirstLead } from '../../../../bot/rooms/people/first-lead.ts';
import { anId, aPeopleCsv, type CsvPerson } from '../../people/a-people-csv.ts';
import { aServedOrganisation } from '../a-served-organisation.ts';

// Through HTTP, as people do it: who may do what is asked of the product itself, by calls with their tokens.

const lea: CsvPerson = {
  id: anId(1),
  upn: 'lea@contoso.example',
  name: 'Lea Lead',
  role: 'lead',
  approver: 'yes',
};
const lim: CsvPerson = {
  id: anId(2),
  upn: 'lim@contoso.example',
  name: 'Lim Lead',
  role: 'lead',
  leads: 'Finance',
};
const cem: CsvPerson = { id: anId(3), upn: 'cem@contoso.example', name: 'Cem Aydin', role: 'champion' };
const pia: CsvPerson = {
  id: anId(4),
  upn: 'pia@contoso.example',
  name: 'Pia Pilot',
  pilot: 'yes',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
};
const max: CsvPerson = { id: anId(5), upn: 'max@contoso.example', name: 'Max Member' };
const ALL = [lea, lim, cem, pia, max];

const FOUR_COLUMNS = [
  'id,userPrincipalName,displayName,businessGroup',
  ...ALL.map(({ id, upn, name }) => `${id},${upn},${name},Finance`),
].join('\n');

let close: (() => Promise<void>) | undefined;

afterEach(async () => {
  await close?.();
  close = undefined;
});

async function organisation(...rows: CsvPerson[]) {
  const served = await aServedOrganisation(lea, rows.length > 0 ? rows : ALL);
  close = served.close;
  return served;
}

test('a file with the four columns it needs leaves roles, limits, approvers and the pilot set as they are', async () => {
  const { send, me } = await organisation();

  const sent = await send(lea, FOUR_COLUMNS);

  expect(sent).toMatchObject({ status: 202, body: { taken: 5, bad: [] } });
  expect(await me(lea)).toMatchObject({ role: 'lead', leads: null, approver: true });
  expect(await me(lim)).toMatchObject({ role: 'lead', leads: [{ id: 'finance' }], approver: false });
  expect(await me(cem)).toMatchObject({ role: 'champion' });
  expect(await me(pia)).toMatchObject({ role: 'member', pilot: true });
});

test.each([
  ['role', 'lead', lim, { role: 'lead', leads: [{ id: 'finance' }] }],
  ['leads', 'Sales', lim, { role: 'lead', leads: [{ id: 'sales' }] }],
  ['leads', 'Sales', max, { role: 'member', leads: [] }],
  ['approver', 'yes', lim, { role: 'lead', leads: [{ id: 'finance' }], approver: true }],
  ['pilot', 'yes', lim, { role: 'lead', leads: [{ id: 'finance' }], pilot: true }],
  ['role', 'member', cem, { role: 'member' }],
] as const)(
  'the column %s alone, with "%s", changes that and nothing else',
  async (column, value, who, expected) => {
    const { confirm, me } = await organisation();
    const file = `id,userPrincipalName,displayName,businessGroup,${column}\n${who.id},${who.upn},${who.name},Finance,${value}`;

    const sent = await confirm(lea, file);

    expect(sent).toMatchObject({ status: 202, body: { taken: 1 } });
    expect(await me(who)).toMatchObject(expected);
  },
);

test('language and time zone that are not in a file stay', async () => {
  const { people, send } = await organisation();

  await send(lea, FOUR_COLUMNS);

  expect(await people.table.find(pia.id)).toMatchObject({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
});

test('somebody who is no lead is no approver either, and the line says so', async () => {
  const { confirm, people } = await organisation();
  const file = `id,userPrincipalName,displayName,businessGroup,approver\n${max.id},${max.upn},Max,Finance,yes`;

  const { body } = await confirm(lea, file);

  expect(body.bad).toEqual([{ line: 2, reason: expect.stringContaining('only a lead can be an approver') }]);
  expect(await people.table.find(max.id)).toMatchObject({ name: 'Max Member', approver: false });
});

test('what changes in roles, limits, approvers and the pilot set is said before, and nothing is done', async () => {
  const { preview, send, me } = await organisation();
  const file = aPeopleCsv(
    { ...lea, approver: 'no' },
    { ...lim, leads: 'Finance;Sales' },
    { ...cem, role: 'member' },
    { ...pia, pilot: 'no' },
    { ...max, role: 'champion', pilot: 'yes' },
  );

  const { body: seen } = await preview(lea, file);
  const sent = await send(lea, file);

  expect(seen.changes).toEqual([
    'Cem Aydin is no longer a champion and becomes a member.',
    'Lea Lead is no longer an approver.',
    'Lim Lead leads Finance and sales instead of Finance.',
    'Max Member becomes a champion.',
    '1 person joins the pilot set: Max Member.',
    '1 person leaves the pilot set: Pia Pilot.',
    'A rollout with a pilot set of its own keeps it. The next plan begins with this one.',
  ]);
  expect(seen).toMatchObject({
    taken: 5,
    added: 0,
    bad: [],
    confirm: expect.stringMatching(/^[0-9a-f]{16,}$/),
  });
  expect(sent).toMatchObject({ status: 409, body: { code: 'import-asks-first' } });
  expect(sent.body.faults.map(({ what }: { what: string }) => what)).toEqual(seen.changes);
  expect(await me(lea)).toMatchObject({ approver: true });
  expect(await me(cem)).toMatchObject({ role: 'champion' });
});

test('with a yes to what was said the import does exactly that', async () => {
  const { confirm, me } = await organisation();

  const sent = await confirm(
    lea,
    aPeopleCsv(lea, { ...lim, role: 'member' }, { ...cem, role: 'member' }, pia, max),
  );

  expect(sent.status).toBe(202);
  expect(await me(lim)).toMatchObject({ role: 'member', leads: [] });
  expect(await me(cem)).toMatchObject({ role: 'member' });
});

test('a yes to something else than what would happen now is refused', async () => {
  const { preview, confirm, send, me } = await organisation();
  const file = aPeopleCsv(lea, { ...lim, role: 'member' }, cem, pia, max);
  const { body: seen } = await preview(lea, file);
  await confirm(lea, aPeopleCsv(lea, { ...lim, leads: 'Sales' }, cem, pia, max));

  const sent = await send(lea, file, seen.confirm);

  expect(sent).toMatchObject({ status: 409, body: { code: 'import-preview-old' } });
  expect(await me(lim)).toMatchObject({ role: 'lead' });
});

test('an emptied pilot set is said, and asks first', async () => {
  const { preview, send, me } = await organisation();
  const file = aPeopleCsv(lea, lim, cem, { ...pia, pilot: '' }, max);

  const { changes } = (await preview(lea, file)).body;
  const sent = await send(lea, file);

  expect(changes).toContain('Nobody is left in the pilot set.');
  expect(sent.status).toBe(409);
  expect(await me(pia)).toMatchObject({ pilot: true });
});

test('a file in which a fifth of the people is missing asks first', async () => {
  const { preview, send, confirm, people } = await organisation();
  const file = aPeopleCsv(lea, lim, cem, pia, { ...pia, id: anId(9), upn: 'new@contoso.example', pilot: '' });

  const { changes } = (await preview(lea, file)).body;
  const refused = await send(lea, file);
  const sent = await confirm(lea, file);

  expect(changes).toEqual([
    '1 of 5 people is not in the file. They stay as they are: they are counted, and hear about the rollout. If they have left, say so when you import.',
  ]);
  expect(refused).toMatchObject({ status: 409, body: { code: 'import-asks-first' } });
  expect(sent).toMatchObject({ status: 202, body: { taken: 5 } });
  expect(await people.table.find(max.id)).toMatchObject({ groupId: 'finance' });
});

test('a file in which fewer people are missing does not ask, but says how many', async () => {
  const more = Array.from({ length: 5 }, (_, n) => ({ id: anId(20 + n), upn: `p${n}@contoso.example` }));
  const { send } = await organisation(...ALL, ...more);

  const sent = await send(lea, aPeopleCsv(...ALL, ...more.slice(1)));

  expect(sent).toMatchObject({ status: 202, body: { taken: 9 } });
  expect(sent.body.notes).toEqual([expect.stringContaining('1 of 10 people is not in the file.')]);
});

test('a first import asks nothing, whoever comes in', async () => {
  const { preview } = await organisation(lea);

  const { body: seen } = await preview(lea, aPeopleCsv(lea, lim, cem));

  expect(seen).toMatchObject({ taken: 3, added: 2, asks: false });
  expect(seen.changes).toEqual([
    'Cem Aydin comes in as a champion.',
    'Lim Lead comes in as a lead of Finance.',
  ]);
});

test.each([
  ['makes them a member', { role: 'member', approver: '' }],
  ['makes them a champion', { role: 'champion', approver: '' }],
  ['limits them', { leads: 'Finance' }],
])('an import that %s does not lose the last lead of all groups', async (_how, change) => {
  const { preview, send, confirm, me } = await organisation();
  const file = aPeopleCsv({ ...lea, ...change }, lim, cem, pia, { ...max, name: 'Max Moved' });

  const refused = await send(lea, file);
  const confirmed = await confirm(lea, file);

  for (const sent of [refused, confirmed, await preview(lea, file)]) {
    expect(sent).toMatchObject({
      status: 409,
      body: { code: 'last-lead-of-all', detail: expect.stringContaining('Lea Lead') },
    });
  }
  expect(await me(lea)).toMatchObject({ role: 'lead', leads: null });
  expect(await me(max)).toMatchObject({ name: 'Max Member' });
});

test('the last lead of all groups hands over in one file', async () => {
  const { confirm, me } = await organisation();

  const sent = await confirm(
    lea,
    aPeopleCsv({ ...lea, role: 'member', approver: '' }, { ...lim, leads: '' }, cem, pia, max),
  );

  expect(sent.status).toBe(202);
  expect(await me(lim)).toMatchObject({ role: 'lead', leads: null });
  expect(await me(lea)).toMatchObject({ role: 'member' });
});

test('two imports at once that each take one of two leads leave one', async () => {
  const two = { ...lim, leads: '' };
  const { preview, send, people } = await organisation(lea, two, cem, pia, max);
  const files = [
    aPeopleCsv({ ...lea, role: 'member', approver: '' }, two, cem, pia, max),
    aPeopleCsv(lea, { ...two, role: 'member' }, cem, pia, max),
  ];
  const seen = await Promise.all(files.map((file) => preview(lea, file)));

  const sent = await Promise.all(
    files.map((file, at) => send(at === 0 ? two : lea, file, seen[at]?.body.confirm)),
  );

  expect(sent.map(({ status }) => status).toSorted()).toEqual([202, 409]);
  const leads = await Promise.all([lea, two].map(({ id }) => people.table.find(id)));
  expect(leads.filter((lead) => lead?.role === 'lead' && lead.leads === null)).toHaveLength(1);
});

test('FIRST_LEAD mends an organisation that has no lead of all groups but limited ones', async () => {
  const { people, send, me } = await organisation();
  // As an import of the version before could leave it.
  const lost = await people.table.find(lea.id);
  if (!lost) throw new Error('Lea is not there.');
  await people.table.save({ ...lost, role: 'member', leads: [], approver: false });
  await people.roles.set({ ...lost, role: 'member' });
  expect(await send(lea, FOUR_COLUMNS)).toMatchObject({ status: 403 });

  await ensureFirstLead(people, { id: lea.id, name: 'First lead', upn: '' });

  expect(await me(lea)).toMatchObject({ role: 'lead', leads: null, approver: true });
  expect(await send(lea, FOUR_COLUMNS)).toMatchObject({ status: 202 });
});

test('a lead of some groups may neither import nor look', async () => {
  const { preview, send } = await organisation();

  const answers = [await send(lim, FOUR_COLUMNS), await preview(lim, FOUR_COLUMNS)];

  for (const answer of answers)
    expect(answer).toMatchObject({ status: 403, body: { code: 'all-groups-only' } });
});
