import type {
  AddedMark,
  UsageChoice,
  UsingView,
  WaveAdded,
} from '../../../../bot/contract/directory/directory.ts';
import type { Format } from '../../../ui/format/format.ts';
import { PRODUCT_WORDS } from '../../../words/product-words.ts';

/** Choices of a usage report, in the order in which they are offered. */
export const USAGE_CHOICES: readonly { readonly value: UsageChoice; readonly words: string }[] = [
  { value: 'teams', words: PRODUCT_WORDS.teams },
  { value: 'exchange', words: PRODUCT_WORDS.exchange },
  { value: 'onedrive', words: PRODUCT_WORDS.onedrive },
  { value: 'sharepoint', words: PRODUCT_WORDS.sharepoint },
  { value: 'viva-engage', words: PRODUCT_WORDS['viva-engage'] },
  { value: 'none', words: 'No report' },
];

/** How many of how many, with the share: `12 of 30 people (40%)`. */
export function addedWords(added: number, people: number, format: Format): string {
  if (people === 0) return 'Nobody is planned';
  return `${format.number(added)} of ${format.people(people)} (${format.percent(added / people)})`;
}

/** Who uses it, or why nobody can say. `where` is the group, or the organisation as a whole. */
export function usingWords(using: UsingView, where: string, format: Format): string {
  if (using.state === 'known') {
    const share = using.enabled === 0 ? '' : ` (${format.percent(using.active / using.enabled)})`;
    return `${format.number(using.active)} of ${format.people(using.enabled)} with ${PRODUCT_WORDS[using.product]} in ${where}${share}, as of ${format.day(using.asOf)}`;
  }
  switch (using.why) {
    case 'no-product':
      return 'No usage report tells who uses it';
    case 'no-report':
      return 'No usage report has been imported yet';
    case 'no-numbers':
      return `The usage report has no numbers for ${where} that may be shown`;
    case 'pilot':
      return 'Usage reports count the pilot people with their business groups';
  }
}

/** One mark in a line. */
export function markWords(mark: AddedMark, format: Format): string {
  const what =
    mark.kind === 'whole'
      ? `Everyone marked as added (${format.people(mark.people)} then)`
      : `${format.people(mark.people)} marked by list`;
  return `${what} by ${mark.by.name}, ${format.moment(mark.at)}`;
}

/** What to do about people who joined after everyone was marked; null when there are none. */
export function joinedWords({ joinedSince, mayMark }: WaveAdded, format: Format): string | null {
  if (joinedSince === 0) return null;
  const who = format.count(joinedSince, 'more person is', 'more people are');
  const todo = mayMark ? ' Add them to the directory group, then mark everyone again.' : '';
  return `${who} in this wave than when everyone was marked.${todo}`;
}

/** A group by name in the middle of a sentence. */
export function inGroup(groupId: string, name: string): string {
  return groupId === 'pilot' ? 'the pilot set' : name;
}
