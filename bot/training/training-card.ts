import { AdaptiveCard, OpenUrlAction, TextBlock } from '@microsoft/teams.cards';
import type { TrainingItem } from '../contract/training.ts';
import type { Reply } from '../teams/chat.ts';

/** Teams shows six buttons on a card; one stays free for whoever adds to this card. */
const MOST_ITEMS = 5;

/** Training to choose from: what, how long, where it leads, and a button for each item. */
export function trainingCard(items: readonly TrainingItem[]): Reply {
  const shown = items.slice(0, MOST_ITEMS);
  const card = new AdaptiveCard(
    new TextBlock('Training for you', { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...shown.flatMap(itemBlocks),
    ...more(items.length - shown.length),
  ).withActions(...shown.map((item) => new OpenUrlAction(item.url, { title: `Open: ${item.title}` })));
  return { card, summary: 'Training for you' };
}

function itemBlocks({ title, minutes, url }: TrainingItem): TextBlock[] {
  const length = minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return [
    new TextBlock(title, { weight: 'Bolder', wrap: true, spacing: 'Medium' }),
    new TextBlock(`${length}, on ${new URL(url).hostname}`, { isSubtle: true, wrap: true, spacing: 'None' }),
  ];
}

function more(hidden: number): TextBlock[] {
  if (hidden <= 0) return [];
  const text = hidden === 1 ? 'There is 1 more' : `There are ${hidden} more`;
  return [
    new TextBlock(`${text} in the Groundswell tab.`, { isSubtle: true, wrap: true, spacing: 'Medium' }),
  ];
}
