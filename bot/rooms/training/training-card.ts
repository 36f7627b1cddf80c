import { AdaptiveCard, OpenUrlAction, TextBlock } from '@microsoft/teams.cards';
import { message, type Say } from '../../base/words/message.ts';
import type { TrainingItem } from '../../contract/training/training.ts';
import type { CardReply } from '../../doors/teams/chat.ts';

/** Teams shows six buttons on a card; one stays free for whoever adds to this card. */
const MOST_BUTTONS = 5;

/** Longer titles of buttons are cut off where a card is narrow; what is left has to tell one item from another. */
const LONGEST_TITLE = 36;

/** Training to choose from: what, how long, where it leads, and a button or a link for each item. */
export function trainingCard(items: readonly TrainingItem[], say: Say): CardReply {
  const title = message('training.for-you');
  const withButton = items.slice(0, MOST_BUTTONS);
  const withLink = items.slice(MOST_BUTTONS);
  const card = new AdaptiveCard(
    new TextBlock(say(title), { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...withButton.flatMap((item) => itemBlocks(item.title, item, say)),
    ...withLink.flatMap((item) => itemBlocks(`[${item.title}](${item.url})`, item, say)),
  ).withActions(
    ...withButton.map(({ url, title }) => {
      const short = shortened(title);
      return new OpenUrlAction(url, {
        title: say(message('training.open', { title: short })),
        tooltip: title,
      });
    }),
  );
  return { card, summary: title };
}

function shortened(title: string): string {
  if (title.length <= LONGEST_TITLE) return title;
  const words = title.slice(0, LONGEST_TITLE).replace(/[\s,;:.-]+\S*$/u, '');
  return `${words}...`;
}

function itemBlocks(title: string, { minutes, url }: TrainingItem, say: Say): TextBlock[] {
  const length = say(message('training.length', { minutes, host: new URL(url).hostname }));
  return [
    new TextBlock(title, { weight: 'Bolder', wrap: true, spacing: 'Medium' }),
    new TextBlock(length, { isSubtle: true, wrap: true, spacing: 'None' }),
  ];
}
