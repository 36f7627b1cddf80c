import { AdaptiveCard, OpenUrlAction, TextBlock } from '@microsoft/teams.cards';
import { plainLine } from '../../base/plain-line.ts';
import { message, type Say } from '../../base/words/message.ts';
import { commandButton } from '../../doors/teams/buttons.ts';
import type { CardReply } from '../../doors/teams/chat.ts';

/** Teams shows six buttons on a card; the last is for reporting an issue. */
const MOST_CHATS = 5;

interface ChampionCardFacts {
  /** The name of their business group. */
  group: string;
  champions: readonly { name: string; upn: string }[];
  /** Who asks is a champion as well, and not among these. */
  iAmOne: boolean;
}

/** Whom to ask in the group, with a button for each that opens a chat. */
export function championCard({ group, champions, iAmOne }: ChampionCardFacts, say: Say): CardReply {
  const title = message(iAmOne ? 'champions.fellows' : 'champions.yours', { count: champions.length });
  const lines = champions
    .map(({ name, upn }) => `- ${plainLine(upn ? `${name} (${upn})` : name)}`)
    .join('\n');
  const reachable = champions.filter(({ upn }) => upn !== '').slice(0, MOST_CHATS);
  const card = new AdaptiveCard(
    new TextBlock(say(title), { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    new TextBlock(say(message('champions.what-for', { group })), { wrap: true }),
    new TextBlock(lines, { wrap: true }),
  ).withActions(
    ...reachable.map(
      ({ name, upn }) =>
        new OpenUrlAction(chatLink(upn), { title: say(message('champions.chat-with', { name })) }),
    ),
    commandButton('feedback.report', say),
  );
  return { card, summary: title };
}

/** Opens a personal chat in Teams. */
function chatLink(upn: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=${encodeURIComponent(upn)}`;
}
