import { z } from 'zod';
import { type Clock, today } from '../../../base/clock.ts';
import type { Say } from '../../../base/words/message.ts';
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
  async function ask(sender: Sender, say: Say) {
    const person = await people.meet(sender.id, sender.name, '');
    const date = today(clock, person.timeZone ?? sender.timeZone ?? timeZone);
    return pauseCard(pauseNow(person, date), person.locale ?? sender.locale, say);
  }

  async function resume(sender: Sender, say: Say) {
    await people.table.setPause(await people.meet(sender.id, sender.name, ''), undefined);
    return pauseCard(undefined, sender.locale, say);
  }

  return {
    commands: [
      {
        id: 'announcements.pause',
        quiet: true,
        answer: ask,
      },
      {
        id: 'announcements.resume',
        quiet: true,
        answer: resume,
      },
    ],
    actions: [
      cardAction(PAUSE, z.object({}), async (sender, _data, say) => ({ answer: await ask(sender, say) })),
      cardAction(PAUSE_FOR, z.object({ pause: z.enum(PAUSES) }), async (sender, { pause }, say) => {
        const person = await people.meet(sender.id, sender.name, '');
        const until = endOf(pause, today(clock, person.timeZone ?? sender.timeZone ?? timeZone));
        await people.table.setPause(person, until);
        const { card, summary } = pausedCard(until, person.locale ?? sender.locale, say);
        return { replaceWith: card, summary };
      }),
      cardAction(RESUME, z.object({}), async (sender, _data, say) => {
        const { card, summary } = await resume(sender, say);
        return { replaceWith: card, summary };
      }),
    ],
  };
}
