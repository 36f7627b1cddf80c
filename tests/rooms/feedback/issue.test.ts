import { expect, test } from 'vitest';
import type { Caller } from '../../../bot/doors/http/route.ts';
import { countByState, mayAnswer, maySee } from '../../../bot/rooms/feedback/issue.ts';
import { aCaller } from '../../support/builders.ts';

const me = 'a1b2c3d4-0000-4000-8000-000000000001';
const someone = 'a1b2c3d4-0000-4000-8000-000000000002';
const lead = { role: 'lead' } as const;

const cases: {
  who: string;
  caller: Partial<Caller>;
  of: string;
  group: string;
  sees: boolean;
  answers: boolean;
}[] = [
  {
    who: 'a lead of all groups',
    caller: { ...lead, leads: null },
    of: someone,
    group: 'hr',
    sees: true,
    answers: true,
  },
  {
    who: 'a lead of the group',
    caller: { ...lead, leads: ['hr'] },
    of: someone,
    group: 'hr',
    sees: true,
    answers: true,
  },
  {
    who: 'a lead of another group',
    caller: { ...lead, leads: ['it'] },
    of: someone,
    group: 'finance',
    sees: false,
    answers: false,
  },
  {
    who: 'a lead of another group who reported',
    caller: { ...lead, leads: ['it'] },
    of: me,
    group: 'finance',
    sees: true,
    answers: false,
  },
  {
    who: 'a champion of the group',
    caller: { role: 'champion' },
    of: someone,
    group: 'finance',
    sees: true,
    answers: false,
  },
  {
    who: 'a champion of another group',
    caller: { role: 'champion' },
    of: someone,
    group: 'hr',
    sees: false,
    answers: false,
  },
  { who: 'a member of the group', caller: {}, of: someone, group: 'finance', sees: false, answers: false },
  { who: 'the member who reported', caller: {}, of: me, group: 'finance', sees: true, answers: false },
];

test.each(cases)('$who sees it: $sees, answers it: $answers', ({ caller, of, group, sees, answers }) => {
  const who = aCaller({ id: me, ...caller });
  const issue = { personId: of, groupId: group };

  expect(maySee(who, issue)).toBe(sees);
  expect(mayAnswer(who, issue)).toBe(answers);
});

test('states without an issue are counted as none', () => {
  const counts = countByState([{ state: 'open' }, { state: 'open' }, { state: 'resolved' }]);

  expect(counts).toEqual({ open: 2, 'in-progress': 0, resolved: 1, declined: 0 });
});
