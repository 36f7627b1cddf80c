import { describe, expect, test } from 'vitest';
import type { GroupAdoption } from '../../../../../bot/contract/overview/group-page.ts';
import {
  departmentLeads,
  missingAdoption,
  peopleWords,
} from '../../../../../tab/features/status/group/group-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');
const foundation = { name: 'Foundation' };
const mail = { name: 'Exchange Online' };

test('a group says how many of its people are in the pilot set instead', () => {
  expect(peopleWords({ people: 76, pilots: 3, rollouts: [foundation] }, format)).toBe(
    '76 people · 3 more in the pilot set · Foundation',
  );
});

test('of several rollouts a group says how many there are', () => {
  expect(peopleWords({ people: 1, pilots: 0, rollouts: [foundation, mail] }, format)).toBe(
    '1 person · 2 rollouts',
  );
});

test('a department lead of all rollouts is named once, others with theirs', () => {
  const di = { name: 'Di', email: 'di@contoso.example', outsider: false };
  const ed = { name: 'Ed', email: 'ed@contoso.example', outsider: false };

  expect(
    departmentLeads([
      { ...foundation, departmentLead: di },
      { ...mail, departmentLead: di },
    ]),
  ).toEqual([{ lead: di, rollouts: [] }]);
  expect(
    departmentLeads([
      { ...foundation, departmentLead: di },
      { ...mail, departmentLead: ed },
    ]),
  ).toEqual([
    { lead: di, rollouts: ['Foundation'] },
    { lead: ed, rollouts: ['Exchange Online'] },
  ]);
  expect(departmentLeads([{ ...foundation, departmentLead: null }])).toEqual([]);
});

test('before anything is planned a group says so', () => {
  expect(peopleWords({ people: 1, pilots: 0, rollouts: [] }, format)).toBe(
    '1 person · No rollout is planned yet',
  );
});

describe('adoption', () => {
  const teams = { product: 'teams' as const, enabled: 9, active: 3, rate: 1 / 3 };
  const shown: GroupAdoption = {
    asOf: '2026-09-01',
    windowDays: 30,
    products: [teams],
    hidden: false,
    floor: 5,
  };

  test('needs no explanation where all of it is shown', () => {
    expect(missingAdoption(shown)).toBeUndefined();
  });

  test.each([
    [{ hidden: true }, /^Some products are not shown: fewer than 5 people/],
    [{ hidden: true, products: [] }, /^Nothing is shown: fewer than 5 people/],
    [{ products: [] }, /names nobody/],
  ])('that is missing is explained: %o', (over, why) => {
    expect(missingAdoption({ ...shown, ...over })).toMatch(why);
  });
});
