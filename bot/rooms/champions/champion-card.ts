import { AdaptiveCard, OpenUrlAction, TextBlock } from '@microsoft/teams.cards';
import { askButton } from '../../doors/teams/buttons.ts';
import type { Reply } from '../../doors/teams/chat.ts';

/** Teams shows six buttons on a card; the last is for reporting an issue. */
const MOST_CHATS = 5;

/** Whom to ask in the group, with a button for each that opens a chat. */
export function championCard(
  groupName: string,
  champions: readonly { name: string; upn: string }[],
  iAmOne: boolean,
): Reply {
  const title = titleOf(champions.length, iAmOne);
  const lines = champions.map(({ name, upn }) => `- ${upn ? `${name} (${upn})` : name}`).join('\n');
  const reachable = champions.filter(({ upn }) => upn !== '').slice(0, MOST_CHATS);
  const card = new AdaptiveCard(
    new TextBlock(title, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    new TextBlock(`They help ${groupName} with what changes. Ask them anything about the rollout.`, {
      wrap: true,
    }),
    new TextBlock(lines, { wrap: true }),
  ).withActions(
    ...reachable.map(({ name, upn }) => new OpenUrlAction(chatLink(upn), { title: `Chat with ${name}` })),
    askButton('Report an issue'),
  );
  return { card, summary: title };
}

function titleOf(champions: number, iAmOne: boolean): string {
  if (iAmOne) return champions === 1 ? 'Your fellow champion' : 'Your fellow champions';
  return champions === 1 ? 'Your champion' : 'Your champions';
}

/** Opens a personal chat in Teams. */
function chatLink(upn: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(upn)}`;
}
