import { expect, test } from 'vitest';
import { EVERYBODY, type Totals } from '../../../bot/rooms/adoption/adoption.ts';
import { guardedPilots, mayShow } from '../../../bot/rooms/adoption/pilot-rest.ts';
import { usageNow } from '../../../bot/rooms/adoption/usage-now.ts';
import { usageOfGroups } from '../../../bot/rooms/adoption/usage-of-groups.ts';
import { PILOT } from '../../../bot/rooms/people/person.ts';
import { addPeople, aPerson } from '../../support/builders.ts';
import { anImportingRoom } from '../importing/an-importing-room.ts';
import { activeUsersCsv, usageCells } from '../importing/usage/active-users-csv.ts';

test('groups are counted together by the newest report, those under the floor left out', async () => {
  const { bring, usage } = await aRoom();

  expect(await usage(['finance'])).toBe('no-report');
  await bring();

  expect(await usage(['finance'])).toEqual({ enabled: 6, active: 3, reportDate: '2026-10-25' });
  expect(await usage(['finance', 'sales', 'legal'])).toMatchObject({ enabled: 12, active: 6 });
  expect(await usage(['legal'])).toBe('too-few-people');
  expect(await usage(['mars'])).toBe('no-report');
});

test('the pilot set is counted as well, and stands beside the groups that its people are in', async () => {
  const { adoption, bring, usage } = await aRoom();
  await bring();

  expect(await usage([PILOT])).toMatchObject({ enabled: 6, active: 2 });
  const now = await usageNow(adoption, 'teams', 5);
  expect([...(now?.groups.keys() ?? [])]).toEqual(['finance', 'sales']);
  expect(await adoption.totals.ofProduct('teams')).not.toContainEqual(
    expect.objectContaining({ groupId: PILOT }),
  );
});

test.each([
  ['two people beside the pilots of a group', { finance: 30, sales: 40 }, { finance: 28 }, 2, false],
  ['one pilot beside a group of pilots only', { finance: 6, sales: 40 }, { finance: 6, sales: 1 }, 1, false],
  ['many on both sides', { finance: 30, sales: 40 }, { finance: 5, sales: 5 }, 10, true],
  ['the pilot set is a group', { finance: 6, sales: 40 }, { finance: 6 }, 0, true],
] as const)('what is left of the pilot set: %s', (_name, all, pilots, rest, shown) => {
  const count = guardedPilots(totals(all), totals(pilots)).get('teams');

  expect(count?.rest).toBe(rest);
  expect(count && mayShow(count, 5)).toBe(shown);
});

function totals(groups: Record<string, number>): Totals {
  const sum = Object.values(groups).reduce((a, b) => a + b, 0);
  const counts = Object.entries({ [EVERYBODY]: sum, ...groups });
  return new Map([['teams', new Map(counts.map(([id, enabled]) => [id, { enabled, active: 1 }]))]]);
}

test('a report with concealed names tells about no group', async () => {
  const { bring, usage } = await aRoom();
  await bring(true);

  expect(await usage(['finance'])).toBe('no-report');
  expect(await usage([PILOT])).toBe('no-report');
});

/** Six people each in Finance and Sales, two in Legal; three of Finance and of Sales are pilots. Half use Teams. */
async function aRoom() {
  const { people, adoption, bringUsage } = await anImportingRoom({ now: '2026-10-27T09:00:00Z' });
  const everybody = Object.entries({ finance: 6, sales: 6, legal: 2 }).flatMap(([groupId, size]) =>
    Array.from({ length: size }, (_, index) =>
      aPerson({
        groupId,
        upn: `${groupId}${index}@contoso.example`,
        pilot: groupId !== 'legal' && index < 3,
      }),
    ),
  );
  await addPeople(people, ...everybody);
  const cells = (concealed: boolean) =>
    everybody.map(({ upn }, index) =>
      usageCells(concealed ? index.toString(16).padStart(32, '0') : upn, {
        'Teams Last Activity Date': index % 2 === 1 ? '2026-10-20' : '',
      }),
    );
  return {
    adoption,
    bring: (concealed = false) => bringUsage(activeUsersCsv(cells(concealed))),
    usage: (groups: string[]) => usageOfGroups(adoption, 'teams', groups, 5),
  };
}
