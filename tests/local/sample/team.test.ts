import { expect, test } from 'vitest';
import { NameTeamMember } from '../../../bot/contract/crew/rollout-team.ts';
import { sampleOrganisation } from '../../../bot/local/sample/organisation.ts';
import { sampleTeam } from '../../../bot/local/sample/team.ts';

const organisation = sampleOrganisation(20261);
const team = sampleTeam(organisation);

test('the sample names somebody for each role, and a department lead for all groups but one', () => {
  const roles = Map.groupBy(team, ({ role }) => role);

  expect([...roles].map(([role, members]) => [role, members.length])).toEqual([
    ['executive-sponsor', 1],
    ['success-owner', 1],
    ['program-manager', 1],
    ['it-specialist', 3],
    ['department-lead', organisation.groups.length - 1],
  ]);
  expect(new Set(team.map(({ groupId }) => groupId)).size).toBe(organisation.groups.length);
});

test('everybody in it is of the organisation, or has a name and an address', () => {
  const upns = new Set(organisation.people.map(({ upn }) => upn));

  for (const member of team) {
    expect(NameTeamMember.parse(member)).toEqual(member);
    expect('name' in member.who || upns.has(member.who.upn)).toBe(true);
  }
});
