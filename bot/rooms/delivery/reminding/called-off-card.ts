import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { plainLine } from '../../../base/plain-line.ts';
import { message, type Say } from '../../../base/words/message.ts';
import type { Outgoing } from '../../../doors/teams/chat.ts';

interface CalledOffFacts {
  /** Of the announcement, as this person read it. */
  title: string;
  /** Why its rollout was cancelled, as a lead wrote it. */
  reason: string;
}

/** Tells somebody that what was announced to them does not come. There is nothing to do about it. */
export function calledOffCard({ title, reason }: CalledOffFacts, say: Say): Outgoing {
  const summary = say(message('delivery.called-off', { title }));
  const why = say(message('announcements.card.cancelled', { reason: plainLine(reason) }));
  const card = new AdaptiveCard(
    new TextBlock(summary, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    new TextBlock(why, { wrap: true }),
  );
  return { card, summary };
}
