import type {
  GroupAdoption,
  GroupInRollout,
  GroupPage,
} from '../../../../bot/contract/overview/group-page.ts';
import type { Format } from '../../../ui/format/format.ts';

interface Named {
  readonly name: string;
}

/** How many people it is about, and in which rollouts. */
export function peopleWords(
  { people, pilots, rollouts }: Pick<GroupPage, 'people' | 'pilots'> & { rollouts: readonly Named[] },
  format: Format,
): string {
  const parts = [
    format.people(people),
    ...(pilots === 0 ? [] : [`${format.number(pilots)} more in the pilot set`]),
    rolloutsWords(rollouts, format),
  ];
  return parts.join(' · ');
}

function rolloutsWords([only, ...others]: readonly Named[], format: Format): string {
  if (only === undefined) return 'No rollout is planned yet';
  return others.length === 0 ? only.name : format.count(others.length + 1, 'rollout', 'rollouts');
}

/** Who decides for a group: by rollout where these have different ones, once where it is the same person in all. */
export function departmentLeads(
  rollouts: readonly Pick<GroupInRollout, 'name' | 'departmentLead'>[],
): { lead: NonNullable<GroupInRollout['departmentLead']>; rollouts: readonly string[] }[] {
  const named = rollouts.flatMap(({ name, departmentLead }) =>
    departmentLead === null ? [] : [{ lead: departmentLead, name }],
  );
  const byPerson = [...Map.groupBy(named, ({ lead }) => lead.email).values()];
  return byPerson.flatMap((same) => {
    const [first] = same;
    const inAll = same.length === rollouts.length;
    return first ? [{ lead: first.lead, rollouts: inAll ? [] : same.map(({ name }) => name) }] : [];
  });
}

/** Why adoption figures are missing; undefined where none are. */
export function missingAdoption({ products, hidden, floor }: GroupAdoption): string | undefined {
  if (hidden) {
    const which = products.length === 0 ? 'Nothing is shown' : 'Some products are not shown';
    return `${which}: fewer than ${floor} people have them, and single persons are never shown.`;
  }
  return products.length === 0 ? 'The usage report names nobody of this group.' : undefined;
}
