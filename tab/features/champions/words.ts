import type { ContributionKind } from '../../../bot/contract/champions/champions.ts';

export const KINDS: readonly ContributionKind[] = [
  'answered-question',
  'office-hour',
  'training-session',
  'wrote-guide',
  'helped-in-person',
];

export const KIND_WORDS: Record<ContributionKind, string> = {
  'answered-question': 'Answered a question',
  'office-hour': 'Held an open hour',
  'training-session': 'Gave a training',
  'wrote-guide': 'Wrote a guide',
  'helped-in-person': 'Helped in person',
};

export function kindNamed(name: string): ContributionKind | undefined {
  return KINDS.find((kind) => kind === name);
}
