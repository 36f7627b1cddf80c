import type { Card } from '../../../doors/teams/chat.ts';
import { FIRST_NAME } from './placeholders.ts';

/** What one person's card says that nobody else's does. */
interface Personal {
  firstName: string;
  /** Their own link to a training item. */
  trainingLink(itemId: string): string;
}

/** Stands for the address of a training item on a card that was not given to anybody yet. */
export function trainingMark(item: { id: string }): string {
  return `groundswell-training:${item.id}`;
}

/** `trainingMark` wherever it stands as the address of a link, or the first name. */
const OPEN = /\(groundswell-training:([a-z0-9-]+)\)|\{firstName\}/g;

/** The card for one person of the many whom it was made for. The card itself stays as it is. */
export function personalCard(card: Card, personal: Personal): Card {
  const fill = (text: string) => fillOpen(text, personal);
  return {
    ...card,
    body: card.body?.map((block) =>
      block.type === 'TextBlock' && 'text' in block ? { ...block, text: fill(block.text) } : block,
    ),
    ...(card.actions && {
      actions: card.actions.map((action) =>
        action.title?.includes(FIRST_NAME) ? { ...action, title: fill(action.title) } : action,
      ),
    }),
  };
}

/** Whether anything on it is left to be filled in for each person. */
export function isPersonal(card: Card): boolean {
  // A regular expression for all places remembers where it was.
  return JSON.stringify(card).search(OPEN) >= 0;
}

function fillOpen(text: string, { firstName, trainingLink }: Personal): string {
  return text.replace(OPEN, (_, item?: string) => (item ? `(${trainingLink(item)})` : firstName));
}
