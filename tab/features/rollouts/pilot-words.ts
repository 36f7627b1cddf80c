import type { PilotChangeView } from '../../../bot/contract/rollout/pilots.ts';
import type { Format } from '../../ui/format/format.ts';

/** The names in a text, separated by lines, commas, semicolons or spaces. */
export function namesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((name) => name !== ''))];
}

/** What joining or leaving means for one person: the waves that are theirs afterwards, and what they miss. */
export function pilotWords({ person, change, waves, missed }: PilotChangeView, format: Format): string {
  const verb = { joins: 'joins.', leaves: 'leaves.', stays: 'stays where they are.' }[change];
  const theirs = waves.map(
    ({ phase, group, start }) => `${phase.name} with ${group.name} from ${format.day(start)}`,
  );
  const without = missed.map(({ phase }) => phase.name);
  return [
    `${person.name} ${verb}`,
    theirs.length > 0 ? `To come: ${theirs.join('; ')}.` : 'No wave is to come.',
    ...(without.length > 0 ? [`Without a date: ${without.join(', ')}.`] : []),
  ].join(' ');
}

export function changedWords({ joined, left }: { joined: number; left: number }): string {
  const parts = [...(joined > 0 ? [`${joined} joined`] : []), ...(left > 0 ? [`${left} left`] : [])];
  return parts.length === 0 ? 'Nothing had to change.' : `The pilot set is changed: ${parts.join(', ')}.`;
}
