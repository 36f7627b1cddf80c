import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { message, type Say } from '../../../base/words/message.ts';
import { actButton, answerButton } from '../../../doors/teams/buttons.ts';
import type { Outgoing } from '../../../doors/teams/chat.ts';
import { GOT_IT, PAUSE } from '../../announcements/cards/content-card.ts';

interface ReminderFacts {
  /** Of the announcement, as this person read it. */
  title: string;
  /** What the sender adds; empty for nothing. */
  text: string;
  essential: boolean;
  receipt: { announcementId: string; chunk: number };
}

/** A reminder of an announcement; whoever answers it has the announcement in its place. */
export function reminderCard({ title, text, essential, receipt }: ReminderFacts, say: Say): Outgoing {
  const summary = say(message('delivery.reminder', { title }));
  const data = { a: receipt.announcementId, c: String(receipt.chunk) };
  const card = new AdaptiveCard(
    new TextBlock(summary, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...(text === '' ? [] : [new TextBlock(text, { wrap: true })]),
    new TextBlock(say(message('delivery.reminder-asks')), { wrap: true, isSubtle: true, size: 'Small' }),
  ).withActions(
    actButton(say(message('announcements.card.got-it')), GOT_IT, data),
    ...(essential ? [] : [answerButton(say(message('announcements.card.pause')), PAUSE)]),
  );
  return { card, summary };
}
