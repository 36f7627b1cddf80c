import { describe, expect, test } from 'vitest';
import { whyOf } from '../../../../bot/base/errors.ts';
import type { AudienceRule, Exclusions } from '../../../../bot/contract/announcements/announcement.ts';
import {
  describeRule,
  isExcluded,
  whyNotAddress,
} from '../../../../bot/rooms/announcements/audience/audience-rule.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { aCaller, aPerson } from '../../../support/builders.ts';
import { inWords } from '../../../support/in-words.ts';

const ofAll = aCaller({ role: 'lead', leads: null });
const ofSales = aCaller({ role: 'lead', leads: ['sales'] });
const upper = (id: string) => id.toUpperCase();

test.each<[AudienceRule, string]>([
  [{ kind: 'wave', waveId: 'autumn.identity.sales' }, 'IDENTITY for SALES'],
  [{ kind: 'groups', groups: ['a', 'b', 'c'] }, 'A, B and C'],
  [{ kind: 'groups', groups: ['a', 'b', 'c', 'd'] }, 'A, B, C and 1 more'],
  [{ kind: 'groups', groups: ['a', 'b', 'c', 'd', 'e'] }, 'A, B, C and 2 more'],
  [{ kind: 'pilot' }, 'Pilot set'],
  [{ kind: 'champions', groups: [] }, 'All champions'],
  [{ kind: 'champions', groups: ['a'] }, 'Champions of A'],
  [{ kind: 'role', role: 'member' }, 'All members'],
  [{ kind: 'everyone' }, 'Everyone'],
])('an audience is told in words: %o', (rule, words) => {
  expect(inWords(describeRule(rule, { groupOf: upper, phaseOf: upper }))).toBe(words);
});

test.each<[AudienceRule, boolean]>([
  [{ kind: 'wave', waveId: 'autumn.identity.sales' }, true],
  [{ kind: 'wave', waveId: 'autumn.identity.finance' }, false],
  [{ kind: 'wave', waveId: 'autumn.identity.pilot' }, false],
  [{ kind: 'groups', groups: ['sales'] }, true],
  [{ kind: 'groups', groups: ['sales', 'finance'] }, false],
  [{ kind: 'champions', groups: ['sales'] }, true],
  [{ kind: 'champions', groups: [] }, false],
  [{ kind: 'pilot' }, false],
  [{ kind: 'everyone' }, false],
  [{ kind: 'role', role: 'lead' }, false],
])('a lead of Sales addresses the people of Sales only: %o', (rule, may) => {
  expect(whyNotAddress(ofSales, rule, upper) === undefined).toBe(may);
  expect(whyNotAddress(ofAll, rule, upper)).toBeUndefined();
});

test.each([
  [['finance', 'legal'], "You don't lead FINANCE and LEGAL."],
  [['finance', 'legal', 'it'], "You don't lead FINANCE, LEGAL and IT."],
  [['finance', 'legal', 'it', 'hr'], "You don't lead FINANCE, LEGAL, IT and 1 more."],
])('the groups that are not theirs are named, three of them: Sales and %j', (others, words) => {
  const rule: AudienceRule = { kind: 'groups', groups: ['sales', ...others] };

  const refused = whyNotAddress(ofSales, rule, upper);
  expect(refused && inWords(whyOf(refused))).toContain(words);
});

describe('left out', () => {
  const nobody: Exclusions = { groups: [], pilot: false, champions: false, listId: null };
  const ada = aPerson({ groupId: 'finance' });

  test.each<[string, Partial<Person>, Partial<Exclusions>]>([
    ['people of a group', {}, { groups: ['finance'] }],
    ['pilot people', { pilot: true }, { pilot: true }],
    ['champions', { role: 'champion' }, { champions: true }],
  ])('are %s where the author says so, and nobody else', (_who, person, exclude) => {
    const other = aPerson({ groupId: 'sales' });

    expect(isExcluded({ ...ada, ...person }, { ...nobody, ...exclude }, new Set())).toBe(true);
    expect(isExcluded({ ...ada, ...person }, nobody, new Set())).toBe(false);
    expect(isExcluded(other, { ...nobody, ...exclude }, new Set())).toBe(false);
  });

  test('are people of the list', () => {
    expect(isExcluded(ada, nobody, new Set([ada.id]))).toBe(true);
    expect(isExcluded(ada, nobody, new Set(['somebody else']))).toBe(false);
  });
});
