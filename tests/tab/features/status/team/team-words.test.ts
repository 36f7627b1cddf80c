import { describe, expect, test } from 'vitest';
import type { RolloutTeamView, TeamMember } from '../../../../../bot/contract/crew/rollout-team.ts';
import {
  championsWords,
  contactOf,
  firstOpenRole,
  isComplete,
  missingLeadsWords,
  type TeamDraft,
  teamParts,
  wishOf,
} from '../../../../../tab/features/status/team/team-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');
const by = { id: '00000000-0000-4000-8000-000000000001', name: 'Lea Lead' };

function aMember(over: Partial<TeamMember> = {}): TeamMember {
  return {
    id: 'executive-sponsor',
    role: 'executive-sponsor',
    group: null,
    name: 'Mara Vogt',
    email: 'mara@contoso.example',
    outsider: false,
    by,
    at: '2026-09-10T10:00:00Z',
    ...over,
  };
}

function aTeam(over: Partial<RolloutTeamView> = {}): RolloutTeamView {
  const champions = { people: 0, groups: 0, own: [] };
  return {
    rollout: { id: 'r', title: 'R' },
    mayName: false,
    members: [],
    groupsWithoutLead: [],
    champions,
    ...over,
  };
}

function aDraft(over: Partial<TeamDraft> = {}): TeamDraft {
  return { role: 'success-owner', groupId: '', outsider: false, upn: '', name: '', email: '', ...over };
}

test('who may name nobody sees only roles that somebody has', () => {
  const members = [aMember(), aMember({ role: 'it-specialist' }), aMember({ role: 'it-specialist' })];

  expect(teamParts(aTeam({ members })).map(({ title, members: own }) => [title, own.length])).toEqual([
    ['Executive sponsor', 1],
    ['IT specialists', 2],
  ]);
  expect(teamParts(aTeam({ members, mayName: true }))).toHaveLength(5);
});

test('the role that is still open is asked for first', () => {
  const everybody = [
    'executive-sponsor',
    'success-owner',
    'program-manager',
    'it-specialist',
    'department-lead',
  ] as const;
  const full = everybody.map((role) => aMember({ role }));
  const sales = { id: 'sales', name: 'Sales' };

  expect(firstOpenRole(aTeam())).toBe('executive-sponsor');
  expect(firstOpenRole(aTeam({ members: [aMember()] }))).toBe('success-owner');
  expect(firstOpenRole(aTeam({ members: full, groupsWithoutLead: [sales] }))).toBe('department-lead');
  expect(firstOpenRole(aTeam({ members: full }))).toBe('it-specialist');
});

test('people of the organisation are written to in Teams, outsiders by mail, whatever is in their address', () => {
  expect(contactOf(aMember())).toBe('https://teams.microsoft.com/l/chat/0/0?users=mara%40contoso.example');
  expect(contactOf({ outsider: true, email: 'a&b?c@x.example' })).toBe('mailto:a%26b%3Fc@x.example');
});

test('champions are counted, and those of the own group named', () => {
  const own = [{ id: by.id, name: 'Cleo' }];

  expect(championsWords({ people: 0, groups: 0, own: [] }, format)).toBe('Nobody yet');
  expect(championsWords({ people: 24, groups: 8, own }, format)).toBe(
    '24 champions in 8 business groups. In yours: Cleo.',
  );
});

test('groups without a department lead are named, the many summed up', () => {
  const groups = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => ({ id: name.toLowerCase(), name }));

  expect(missingLeadsWords([], format)).toBeNull();
  expect(missingLeadsWords(groups.slice(0, 2), format)).toBe('Nobody yet for A and B');
  expect(missingLeadsWords(groups, format)).toBe('Nobody yet for A, B, C, D, E and 2 more groups');
});

describe('the form', () => {
  test.each([
    [{}, false],
    [{ upn: 'ada' }, false],
    [{ upn: 'ada@contoso.example' }, true],
    [{ upn: 'ada@contoso.example', role: 'department-lead' as const }, false],
    [{ upn: 'ada@contoso.example', role: 'department-lead' as const, groupId: 'finance' }, true],
    [{ outsider: true, upn: 'ada@contoso.example' }, false],
    [{ outsider: true, name: 'Mara', email: 'mara@x.example' }, true],
  ])('with %j is complete: %s', (over, complete) => {
    expect(isComplete(aDraft(over))).toBe(complete);
  });

  test('sends a group for department leads only, and either an address or a name', () => {
    const insider = aDraft({ groupId: 'finance', upn: ' ada@contoso.example ' });
    const outsider = aDraft({
      role: 'department-lead',
      groupId: 'finance',
      outsider: true,
      name: 'Mara ',
      email: 'm@x',
    });

    expect(wishOf(insider)).toEqual({
      role: 'success-owner',
      groupId: null,
      who: { upn: 'ada@contoso.example' },
    });
    expect(wishOf(outsider)).toMatchObject({ groupId: 'finance', who: { name: 'Mara', email: 'm@x' } });
  });
});
