import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { membershipOf, movesWith } from '../../../bot/rooms/people/membership.ts';
import type { MembershipMove } from '../../../bot/rooms/people/person.ts';
import { aPlaybook } from '../../support/a-playbook.ts';
import { addPeople, aPerson, aRollout } from '../../support/builders.ts';
import { anImportingRoom } from '../importing/an-importing-room.ts';
import { anId, aPeopleCsv, type CsvPerson } from './a-people-csv.ts';

const ada: CsvPerson = { id: anId(1), upn: 'ada@contoso.example', group: 'Finance' };

function day(date: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

function say(moves: readonly MembershipMove[] | undefined): string[] | undefined {
  return moves?.map(({ date, groupId, pilot }) => `${date} ${groupId}${pilot ? ' pilot' : ''}`);
}

test('how people come in and each change of group is kept with its day', async () => {
  const { bring, movesOf } = await aRoom();

  await bring('2026-09-01', ada);
  await bring('2026-09-15', { ...ada, group: 'Sales' });
  await bring('2026-10-02', { ...ada, group: 'Sales', pilot: 'yes' });

  expect(await movesOf(anId(1))).toEqual([
    '2026-09-01 finance',
    '2026-09-15 sales',
    '2026-10-02 sales pilot',
  ]);
});

test('the same import on another day adds nothing', async () => {
  const { bring, movesOf } = await aRoom();
  await bring('2026-09-01', ada);
  await bring('2026-09-15', { ...ada, group: 'Sales' });
  const before = await movesOf(anId(1));

  await bring('2026-09-15', { ...ada, group: 'Sales' });
  await bring('2026-09-20', { ...ada, group: 'Sales', name: 'Ada Novak-Smith' });

  expect(await movesOf(anId(1))).toEqual(before);
});

test('of people from before moves were kept the old group counts as the one they always had', async () => {
  const { people, bring, movesOf } = await aRoom();
  await addPeople(people, aPerson({ id: anId(1), groupId: 'finance', upn: ada.upn }));

  await bring('2026-09-01', ada);
  const stayed = await movesOf(anId(1));
  await bring('2026-09-15', { ...ada, group: 'Sales' });

  expect(stayed).toEqual([]);
  expect(await movesOf(anId(1))).toEqual(['1970-01-01 finance', '2026-09-15 sales']);
});

test('who wrote to the bot before any import comes in with the import', async () => {
  const { people, bring, movesOf } = await aRoom();
  await people.meet(anId(1), 'Ada Novak', ada.upn);

  await bring('2026-09-01', ada);

  expect(await movesOf(anId(1))).toEqual(['2026-09-01 finance']);
});

test('a pilot who changes business group stays in the pilot set, and the change is kept', async () => {
  const { people, bring, movesOf } = await aRoom();
  await bring('2026-09-01', { ...ada, pilot: 'yes' });

  await bring('2026-09-15', { ...ada, pilot: 'yes', group: 'Sales' });

  expect(await movesOf(anId(1))).toEqual(['2026-09-01 finance pilot', '2026-09-15 sales pilot']);
  expect(await people.table.whereabouts()).toEqual(new Map([[anId(1), 'pilot']]));
});

test('the day of an import is that of the organisation', async () => {
  const { people, bring } = await anImportingRoom({
    now: '2026-09-14T22:30:00Z',
    timeZone: 'Europe/Berlin',
  });

  await bring(aPeopleCsv(ada));

  expect(say((await people.table.find(anId(1)))?.moves)).toEqual(['2026-09-15 finance']);
});

test('there and back on one day is no move', () => {
  const at = { groupId: 'finance', pilot: false, moves: [aMove('2026-09-01', 'finance')] };
  const away = movesWith(at, { groupId: 'sales', pilot: false }, day('2026-09-15'));

  const back = movesWith({ groupId: 'sales', pilot: false, moves: away }, at, day('2026-09-15'));

  expect(say(away)).toEqual(['2026-09-01 finance', '2026-09-15 sales']);
  expect(say(back)).toEqual(['2026-09-01 finance']);
});

test('of two moves on one day the last one counts', () => {
  const moves = [aMove('2026-09-01', 'finance'), aMove('2026-09-15', 'sales')];

  const kept = movesWith(
    { groupId: 'sales', pilot: false, moves },
    { groupId: 'hr', pilot: false },
    day('2026-09-15'),
  );

  expect(say(kept)).toEqual(['2026-09-01 finance', '2026-09-15 hr']);
});

test('back on one day where they had come from the last time is no move either', () => {
  const moves = [aMove('2026-09-01', 'finance'), aMove('2026-09-08', 'sales'), aMove('2026-09-15', 'hr')];

  const kept = movesWith(
    { groupId: 'hr', pilot: false, moves },
    { groupId: 'sales', pilot: false },
    day('2026-09-15'),
  );

  expect(say(kept)).toEqual(['2026-09-01 finance', '2026-09-08 sales']);
});

test('ten moves are kept, and nobody seems newer in the organisation than they are', () => {
  let moves: readonly MembershipMove[] = [aMove('2026-01-01', 'group-0')];
  for (let n = 1; n <= 14; n += 1) {
    const known = { groupId: `group-${n - 1}`, pilot: false, moves };
    moves = movesWith(known, { groupId: `group-${n}`, pilot: false }, day('2026-01-01').add({ days: n }));
  }

  expect(moves).toHaveLength(10);
  expect(say(moves)?.at(0)).toBe('2026-01-01 group-5');
  expect(say(moves)?.at(-1)).toBe('2026-01-15 group-14');
});

test('who never moved has been where they are ever since', () => {
  const membership = membershipOf({ groupId: 'finance', pilot: false, moves: [] });

  expect(say(membership)).toEqual(['1970-01-01 finance']);
});

test('once something is planned, who moves and who comes in is found without reading everybody', async () => {
  const { people, bring } = await aRoom();
  const ben = { id: anId(2), upn: 'ben@contoso.example', name: 'Ben Okafor', group: 'Finance' };
  const cem = { id: anId(3), upn: 'cem@contoso.example', name: 'Cem Aydin', group: 'Finance' };
  await bring('2026-08-01', ada, ben);

  await bring('2026-09-15', { ...ada, group: 'Sales' }, ben, cem);
  await bring('2026-10-02', { ...ada, group: 'HR' }, ben, cem);

  const since = async (date: string) =>
    (await people.moved.since(day(date))).map(({ name, moves }) => [name, say(moves)?.at(-1)]);
  expect((await since('2026-09-20')).toSorted()).toEqual([
    ['Ada Novak', '2026-10-02 hr'],
    ['Cem Aydin', '2026-09-15 finance'],
  ]);
  expect(await since('2026-10-01')).toEqual([['Ada Novak', '2026-10-02 hr']]);
});

test('before anything is planned nobody is noted', async () => {
  const { people, bring, clock } = await anImportingRoom();

  await bring(aPeopleCsv(ada));
  clock.set('2026-09-02T09:00:00Z');
  await bring(aPeopleCsv({ ...ada, group: 'Sales' }));

  expect(await people.moved.since(day('2026-01-01'))).toEqual([]);
});

test('a group in which nobody is left stays, and whoever imports hears of it', async () => {
  const { people, bring } = await anImportingRoom();
  await bring(aPeopleCsv(ada));

  const report = await bring(aPeopleCsv({ ...ada, group: 'Sales' }));
  const again = await bring(aPeopleCsv({ ...ada, group: 'Sales' }));

  expect(report.notes).toEqual(['Nobody is in Finance any more.']);
  expect(again.notes).toEqual([]);
  expect(await people.groups.get('finance')).toMatchObject({ people: 0, pilots: 0 });
});

function aMove(date: string, groupId: string, pilot = false): MembershipMove {
  return { date: day(date), groupId, pilot };
}

/** A room in which something is planned. */
async function aRoom() {
  const { people, rollouts, clock, bring } = await anImportingRoom();
  await rollouts.add(aRollout({ playbook: aPlaybook() }), []);
  return {
    people,
    async bring(date: string, ...rows: CsvPerson[]) {
      clock.set(`${date}T09:00:00Z`);
      await bring(aPeopleCsv(...rows));
    },
    movesOf: async (id: string) => say((await people.table.find(id))?.moves),
  };
}
