import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
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
export function reminderCard({ title, text, essential, receipt }: ReminderFacts): Outgoing {
  const data = { a: receipt.announcementId, c: String(receipt.chunk) };
  const card = new AdaptiveCard(
    new TextBlock(`Reminder: ${title}`, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...(text === '' ? [] : [new TextBlock(text, { wrap: true })]),
    new TextBlock(
      'You have got this announcement and have not said "Got it" yet. Press it to read it again.',
      {
        wrap: true,
        isSubtle: true,
        size: 'Small',
      },
    ),
  ).withActions(
    actButton('Got it', GOT_IT, data),
    ...(essential ? [] : [answerButton('Pause these', PAUSE)]),
  );
  return { card, summary: `Reminder: ${title}` };
}
