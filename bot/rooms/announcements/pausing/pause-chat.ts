import { z } from 'zod';
import { type Clock, today } from '../../../base/clock.ts';
import { type ChatFace, cardAction, type Sender } from '../../../doors/teams/chat.ts';
import type { People } from '../../people/people.ts';
import { PAUSE } from '../cards/content-card.ts';
import { endOf, PAUSES, pauseNow } from './pause.ts';
import { PAUSE_FOR, pauseCard, pausedCard, RESUME } from './pause-card.ts';

export interface PauseDeps {
  people: People;
  clock: Clock;
  /** For people whose own zone nobody knows. */
  timeZone: string;
}

/** Whoever wants no announcements for a while, or hears them again. Each press can be repeated. */
export function pauseChat({
  people,
  clock,
  timeZone,
}: PauseDeps): Required<Pick<ChatFace, 'commands' | 'actions'>> {
  async function ask(sender: Sender) {
    const person = await people.meet(sender.id, sender.name, '');
    const date = today(clock, person.timeZone ?? sender.timeZone ?? timeZone);
    return pauseCard(pauseNow(person, date), person.locale ?? sender.locale);
  }

  async function resume(sender: Sender) {
    await people.table.setPause(await people.meet(sender.id, sender.name, ''), undefined);
    return pauseCard(undefined, sender.locale);
  }

  return {
    commands: [
      {
        title: 'Pause announcements',
        words: [
          'pause',
          'pause these',
          'stop',
          'stop announcements',
          'unsubscribe',
          'opt out',
          'mute',
          'be quiet',
        ],
        quiet: true,
        answer: ask,
      },
      {
        title: 'Resume announcements',
        words: ['resume', 'hear announcements again', 'hear them again', 'subscribe', 'opt in', 'unmute'],
        quiet: true,
        answer: resume,
      },
    ],
    actions: [
      cardAction(PAUSE, z.object({}), async (sender) => ({ answer: await ask(sender) })),
      cardAction(PAUSE_FOR, z.object({ pause: z.enum(PAUSES) }), async (sender, { pause }) => {
        const person = await people.meet(sender.id, sender.name, '');
        const until = endOf(pause, today(clock, person.timeZone ?? sender.timeZone ?? timeZone));
        await people.table.setPause(person, until);
        const { card, summary } = pausedCard(until, person.locale ?? sender.locale);
        return { replaceWith: card, summary };
      }),
      cardAction(RESUME, z.object({}), async (sender) => {
        const { card, summary } = await resume(sender);
        return { replaceWith: card, summary };
      }),
    ],
  };
}
