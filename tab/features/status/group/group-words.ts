import type { GroupAdoption, GroupPage } from '../../../../bot/contract/overview/group-page.ts';
import type { Format } from '../../../ui/format/format.ts';

/** How many people it is about, and in which rollout. */
export function peopleWords(
  { people, pilots, rollout }: Pick<GroupPage, 'people' | 'pilots' | 'rollout'>,
  format: Format,
): string {
  const parts = [
    format.people(people),
    ...(pilots === 0 ? [] : [`${format.number(pilots)} more in the pilot set`]),
    rollout?.title ?? 'No rollout is planned yet',
  ];
  return parts.join(' · ');
}

/** Why adoption figures are missing; undefined where none are. */
export function missingAdoption({ products, hidden, floor }: GroupAdoption): string | undefined {
  if (hidden) {
    const which = products.length === 0 ? 'Nothing is shown' : 'Some products are not shown';
    return `${which}: fewer than ${floor} people have them, and single persons are never shown.`;
  }
  return products.length === 0 ? 'The usage report names nobody of this group.' : undefined;
}
