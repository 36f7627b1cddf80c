import { expect, test } from 'vitest';
import { checkPlace, inOrder, type Member, memberId } from '../../../bot/rooms/crew/team.ts';
import { teamWords } from '../../../bot/rooms/crew/team-words.ts';

const groups = new Set(['finance', 'sales']);

function aMember(over: Partial<Member> = {}): Member {
  return {
    id: 'executive-sponsor',
    role: 'executive-sponsor',
    groupId: null,
    name: 'Mara Vogt',
    email: 'mara@contoso.example',
    personId: null,
    by: { id: 'lea', name: 'Lea Lead' },
    at: '2026-09-10T10:00:00.000Z',
    ...over,
  };
}

test('there is one place for a sponsor, one a group for department leads, and one for each IT specialist', () => {
  const of = (over: Partial<Member>) => memberId(aMember(over));

  expect(of({})).toBe(of({ email: 'other@contoso.example' }));
  expect(of({ role: 'department-lead', groupId: 'finance' })).toBe('department-lead-finance');
  expect(of({ role: 'it-specialist' })).toBe(of({ role: 'it-specialist', email: 'MARA@contoso.example' }));
  expect(of({ role: 'it-specialist' })).not.toBe(of({ role: 'it-specialist', email: 'o@contoso.example' }));
});

test('ids are fit for an address however long a group or an address is', () => {
  const long = aMember({ role: 'department-lead', groupId: 'x'.repeat(60) });

  for (const member of [long, aMember({ role: 'it-specialist', email: 'ä/?#@contoso.example' })])
    expect(memberId(member)).toMatch(/^[a-z0-9-]{1,80}$/);
});

test('the team stands by role, department leads by the name of their group', () => {
  const members = [
    aMember({ role: 'department-lead', groupId: 'a', name: 'Ada' }),
    aMember({ role: 'department-lead', groupId: 'b', name: 'Zoe' }),
    aMember({ role: 'it-specialist', name: 'Zoe' }),
    aMember({ role: 'it-specialist', name: 'Ben' }),
    aMember(),
  ];

  const names = inOrder(members, (id) => (id === 'a' ? 'Sales' : 'Finance')).map(({ role, name }) => [
    role,
    name,
  ]);

  expect(names).toEqual([
    ['executive-sponsor', 'Mara Vogt'],
    ['it-specialist', 'Ben'],
    ['it-specialist', 'Zoe'],
    ['department-lead', 'Zoe'],
    ['department-lead', 'Ada'],
  ]);
});

test.each([
  ['department-lead', null, 'Choose the business group that this department lead'],
  ['department-lead', 'legal', 'The rollout has no business group "legal".'],
  ['executive-sponsor', 'finance', 'The executive sponsor is responsible for the whole rollout.'],
] as const)('a %s of the group %s is refused in words', (role, groupId, words) => {
  expect(() => checkPlace({ role, groupId }, groups)).toThrow(words);
});

test('a department lead of a group of the rollout, and a sponsor of none, are fine', () => {
  expect(() => checkPlace({ role: 'department-lead', groupId: 'sales' }, groups)).not.toThrow();
  expect(() => checkPlace({ role: 'executive-sponsor', groupId: null }, groups)).not.toThrow();
});

test('an announcement can name those who are named, with the department lead of its own group', () => {
  const members = [
    aMember(),
    aMember({ role: 'program-manager', name: 'Pam' }),
    aMember({ role: 'department-lead', groupId: 'finance', name: 'Ada' }),
    aMember({ role: 'department-lead', groupId: 'sales', name: 'Sal' }),
    aMember({ role: 'it-specialist', name: 'Ida' }),
  ];

  expect(teamWords(members, 'finance', ['Cleo', 'Dan', 'Eve', 'Fay'])).toEqual({
    sponsor: 'Mara Vogt',
    programManager: 'Pam',
    departmentLead: 'Ada',
    champions: 'Cleo, Dan and Eve',
  });
  expect(teamWords([], 'finance', [])).toEqual({});
});
