import { expect, test } from 'vitest';
import { getMembership } from '../../../../bot/contract/rollout/membership.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { anId, type CsvPerson } from '../../people/a-people-csv.ts';
import { aReorganisation } from './a-reorganisation.ts';

const ada: CsvPerson = { id: anId(1), upn: 'ada@contoso.example', group: 'Finance' };
const ben: CsvPerson = { id: anId(2), upn: 'ben@contoso.example', name: 'Ben Okafor', group: 'Sales' };
const cem: CsvPerson = { id: anId(3), upn: 'cem@contoso.example', name: 'Cem Aydin', group: 'Sales' };
const dia: CsvPerson = { id: anId(4), upn: 'dia@contoso.example', name: 'Dia Rossi', group: 'Finance' };

/** On 25 September Ada left Finance within Devices; Ben came to it within Devices and after Identity. */
async function afterMoves() {
  const room = await aReorganisation();
  await room.bring('2026-08-01', ada, ben, cem, dia);
  const report = await room.bring('2026-09-25', { ...ada, group: 'Sales' }, { ...ben, group: 'Finance' });
  return { ...room, report };
}

test('a lead sees who is between groups: what they finish, join late and miss', async () => {
  const { membership } = await afterMoves();

  const view = await membership();

  expect(view).toMatchObject({ people: 2, counts: { finishing: 2, late: 0, missing: 1 }, next: null });
  expect(view.rows).toMatchObject([
    {
      person: { id: anId(1), name: 'Ada Novak' },
      before: { id: 'finance', name: 'Finance' },
      group: { id: 'sales', name: 'Sales' },
      movedOn: '2026-09-25',
      finishes: [{ waveId: 'autumn.devices.finance', end: '2026-10-01' }],
      joinsLate: [],
      missed: [],
    },
    {
      person: { id: anId(2), name: 'Ben Okafor' },
      finishes: [{ waveId: 'autumn.identity.sales', end: '2026-10-01' }],
      // Identity with Sales takes until Devices of Finance is over.
      missed: [{ phase: { id: 'devices', name: 'Devices' }, why: 'over' }],
    },
  ]);
});

test('who stays in a group is not among them, nor who moved before the rollout was planned', async () => {
  const { bring, membership } = await aReorganisation();
  await bring('2026-07-01', ada, ben);
  await bring('2026-07-20', { ...ada, group: 'Sales' });
  await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);

  expect(await membership()).toMatchObject({ people: 0, rows: [] });
});

test('what is over needs nobody any more, but a phase that was never had stays named', async () => {
  const { membership, clock } = await afterMoves();
  clock.set('2026-12-01T12:00:00Z');

  const view = await membership();

  expect(view.rows.map(({ person, missed }) => [person.name, missed.length])).toEqual([['Ben Okafor', 1]]);
});

test('a lead of some groups sees the people of these, and who finishes a wave of theirs', async () => {
  const { bring, membership } = await afterMoves();
  await bring('2026-09-26', { ...cem, group: 'Legal' });

  const names = async (leads: string[]) =>
    (await membership(aCaller({ role: 'lead', leads }))).rows.map(({ person }) => person.name);

  expect(await names(['finance'])).toEqual(['Ada Novak', 'Ben Okafor']);
  expect(await names(['legal'])).toEqual(['Cem Aydin']);
  expect(await names(['hr'])).toEqual([]);
});

test('the people of one wave can be asked for', async () => {
  const { membership } = await afterMoves();

  const view = await membership(undefined, { wave: 'autumn.devices.finance' });

  expect(view.rows.map(({ person }) => person.name)).toEqual(['Ada Novak']);
  expect(view.people).toBe(1);
});

test('of many people each is on exactly one page, and the counts are of all', async () => {
  const { bring, membership } = await aReorganisation();
  const many = Array.from({ length: 120 }, (_, n) => ({
    id: anId(100 + n),
    upn: `p${n}@contoso.example`,
    name: `Person ${n % 7}`,
    group: 'Finance',
  }));
  await bring('2026-08-01', ...many, ben);
  await bring('2026-09-25', ...many.map((person) => ({ ...person, group: 'Sales' })), ben);

  const seen: string[] = [];
  let after: string | null = null;
  do {
    const view = await membership(undefined, after === null ? {} : { after });
    expect(view.people).toBe(120);
    seen.push(...view.rows.map(({ person }) => person.id));
    after = view.next;
  } while (after !== null);

  expect(seen.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
});

test('a rollout that nobody planned has no such people', async () => {
  const { routes } = await aReorganisation();
  const asked = callRoute(routes, getMembership, { caller: aCaller(), params: { id: 'spring' } });

  await expect(asked).rejects.toMatchObject({ code: 'rollout-not-found' });
});

test('whoever imports hears what the moves do to the rollout that goes on', async () => {
  const { report } = await afterMoves();

  expect(report.notes).toEqual([
    expect.stringContaining('not in the file'),
    '2 people changed group in the middle of Autumn rollout: 2 finish a wave with their old group and 1 has no date for some phase. The status of the rollout names them.',
  ]);
});

test('whoever imports hears of a group in which nobody is left, and what becomes of its waves', async () => {
  const { bring, people } = await aReorganisation();
  await bring('2026-08-01', ada, ben);

  const { notes } = await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);
  const again = await bring('2026-09-25', { ...ada, group: 'Sales' }, ben);

  expect(notes).toEqual([
    expect.stringContaining('1 person changed group'),
    "Nobody is in Finance any more. Devices is under way there: whoever has begun finishes, until 30 September 2026. Apps stays in the plan, but for nobody, and can't be announced.",
  ]);
  expect(again.notes).toEqual([]);
  expect(await people.groups.get('finance')).toMatchObject({ people: 0 });
});

test('a group of which only pilots are left is told as well', async () => {
  const { bring } = await aReorganisation();
  await bring('2026-08-01', ada, { ...dia, pilot: 'yes' }, ben);

  const { notes } = await bring('2026-08-02', { ...ada, group: 'Sales' });

  expect(notes).toEqual([
    expect.stringContaining('not in the file'),
    expect.stringMatching(/^Everybody in Finance is in the pilot set now\./),
  ]);
});

test('before a group is in its first wave only what stays in the plan is said', async () => {
  const { bring } = await aReorganisation();
  await bring('2026-08-01', ada, ben);

  const { notes } = await bring('2026-08-02', { ...ada, group: 'Sales' }, ben);

  expect(notes).toEqual([
    "Nobody is in Finance any more. Identity, Devices and Apps stay in the plan, but for nobody, and can't be announced.",
  ]);
});

test('an import that moves nobody says nothing of the rollout', async () => {
  const { bring } = await aReorganisation();
  await bring('2026-08-01', ada, ben);

  const { notes } = await bring('2026-09-25', { ...ada, name: 'Ada Novak-Smith' }, ben);

  expect(notes).toEqual([]);
});
