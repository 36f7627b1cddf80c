import type { ContributionKind } from '../../../bot/contract/champions/champions.ts';
import { CONTRIBUTION_KINDS } from '../../../bot/contract/champions/contribution-kinds.ts';

export const KIND_WORDS: Record<ContributionKind, string> = {
  'answered-question': 'Answered a question',
  'office-hour': 'Held an open hour',
  'training-session': 'Gave a training',
  'wrote-guide': 'Wrote a guide',
  'helped-in-person': 'Helped in person',
};

export function kindNamed(name: string): ContributionKind | undefined {
  return CONTRIBUTION_KINDS.find((kind) => kind === name);
}
