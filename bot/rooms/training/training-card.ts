import { AdaptiveCard, OpenUrlAction, TextBlock } from '@microsoft/teams.cards';
import type { TrainingItem } from '../../contract/training/training.ts';
import type { Reply } from '../../doors/teams/chat.ts';

/** Teams shows six buttons on a card; one stays free for whoever adds to this card. */
const MOST_BUTTONS = 5;

/** Training to choose from: what, how long, where it leads, and a button or a link for each item. */
export function trainingCard(items: readonly TrainingItem[]): Reply {
  const withButton = items.slice(0, MOST_BUTTONS);
  const withLink = items.slice(MOST_BUTTONS);
  const card = new AdaptiveCard(
    new TextBlock('Training for you', { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...withButton.flatMap((item) => itemBlocks(item.title, item)),
    ...withLink.flatMap((item) => itemBlocks(`[${item.title}](${item.url})`, item)),
  ).withActions(...withButton.map((item) => new OpenUrlAction(item.url, { title: `Open: ${item.title}` })));
  return { card, summary: 'Training for you' };
}

function itemBlocks(title: string, { minutes, url }: TrainingItem): TextBlock[] {
  const length = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return [
    new TextBlock(title, { weight: 'Bolder', wrap: true, spacing: 'Medium' }),
    new TextBlock(`${length}, on ${new URL(url).hostname}`, { isSubtle: true, wrap: true, spacing: 'None' }),
  ];
}
