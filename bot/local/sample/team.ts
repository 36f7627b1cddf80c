import type { NameTeamMember, TeamCandidate } from '../../contract/crew/rollout-team.ts';
import type { SampleOrganisation, SamplePerson } from './organisation.ts';

/** Of the company that helps with the rollout. */
const PARTNER = { name: 'Owen Hale', email: 'owen.hale@fjordline.example' };

/** A group whose department lead is still to be named: there is something left to do. */
const WITHOUT_LEAD = 'research-and-development';

/** Who carries the rollout of the sample: its leads, some people without a role, and a partner. */
export function sampleTeam({ groups, people }: SampleOrganisation): NameTeamMember[] {
  const leadOfAll = oneOf(people, ({ role, leads }) => role === 'lead' && leads.length === 0);
  const members = (groupId: string) =>
    people.filter(({ role, pilot, group }) => role === 'member' && !pilot && group.id === groupId);
  const leadOf = (name: string) => people.find(({ role, leads }) => role === 'lead' && leads.includes(name));
  const sponsor = oneOf(members('legal'), () => true);
  const owner = oneOf(people, ({ role, leads }) => role === 'lead' && leads.length > 0);
  const departmentLeads = groups
    .filter(({ id }) => id !== WITHOUT_LEAD)
    .map(({ id, name }) =>
      named('department-lead', insider(leadOf(name) ?? oneOf(members(id), () => true)), id),
    );
  return [
    named('executive-sponsor', insider(sponsor)),
    named('success-owner', insider(owner)),
    named('program-manager', insider(leadOfAll)),
    ...members('it')
      .slice(0, 2)
      .map((person) => named('it-specialist', insider(person))),
    named('it-specialist', PARTNER),
    ...departmentLeads,
  ];
}

function named(
  role: NameTeamMember['role'],
  who: TeamCandidate,
  groupId: string | null = null,
): NameTeamMember {
  return { role, groupId, who };
}

function insider({ upn }: SamplePerson): TeamCandidate {
  return { upn };
}

function oneOf(people: readonly SamplePerson[], is: (person: SamplePerson) => boolean): SamplePerson {
  const found = people.find(is);
  if (!found) throw new Error('The sample organisation has nobody for its team.');
  return found;
}
