import type { MembershipView, PersonBetweenView } from '../../../bot/contract/rollout/membership.ts';
import type { Format } from '../../ui/format/format.ts';

/** How many people are between groups and what that does to them, in a sentence. */
export function membershipSummary({ people, counts }: MembershipView, format: Format): string {
  const parts = [
    part(
      counts.finishing,
      'finishes a wave with their old group',
      'finish a wave with their old group',
      format,
    ),
    part(counts.late, 'joins a wave late', 'join a wave late', format),
    part(counts.missing, 'has no date for some phase', 'have no date for some phase', format),
  ].filter((text) => text !== null);
  return `${format.people(people)} changed group or came in during this rollout: ${format.list(parts)}.`;
}

/** Where somebody came from, where they are, and since when. */
export function wayOf({ before, group, movedOn }: PersonBetweenView, format: Format): string {
  const way = before === null ? `New in ${group.name}` : `${before.name} to ${group.name}`;
  return `${way}, ${format.shortDay(movedOn)}`;
}

/** What a change of group does to one person, a line each. */
export function personLines(
  { finishes, joinsLate, missed }: PersonBetweenView,
  format: Format,
): readonly string[] {
  return [
    ...finishes.map(({ phase, group, start, end }) => {
      return `Finishes ${phase.name} with ${group.name}, ${format.days(start, end)}`;
    }),
    ...joinsLate.map(({ phase, start, end }) => `Joins ${phase.name} late, ${format.days(start, end)}`),
    ...missed.map(({ phase, why }) =>
      why === 'over'
        ? `Has no date for ${phase.name}: over before they can take part`
        : `Has no date for ${phase.name}: not planned for their group`,
    ),
  ];
}

function part(count: number, one: string, more: string, format: Format): string | null {
  return count === 0 ? null : format.count(count, one, more);
}
