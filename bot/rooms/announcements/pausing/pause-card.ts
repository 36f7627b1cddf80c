import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { type Message, message, type Say } from '../../../base/words/message.ts';
import { actButton } from '../../../doors/teams/buttons.ts';
import type { CardReply } from '../../../doors/teams/chat.ts';
import { PAUSES, pauseWords } from './pause.ts';

export const PAUSE_FOR = 'announcing.pause-for';
export const RESUME = 'announcing.resume';

/** Asks for how long; says what holds now. */
export function pauseCard(until: string | undefined, locale: string | undefined, say: Say): CardReply {
  const now = until === undefined ? message('announcements.hear-all') : pauseWords(until, locale);
  const again = actButton(say(message('announcements.hear-again')), RESUME);
  return pausing(message('announcements.pause'), now, say, [
    ...PAUSES.map((pause) => actButton(say(message(`announcements.pause-${pause}`)), PAUSE_FOR, { pause })),
    ...(until === undefined ? [] : [again]),
  ]);
}

export function pausedCard(until: string, locale: string | undefined, say: Say): CardReply {
  const undo = actButton(say(message('announcements.undo-pause')), RESUME);
  return pausing(message('announcements.paused'), pauseWords(until, locale), say, [undo]);
}

function pausing(
  title: Message,
  now: Message,
  say: Say,
  buttons: readonly ReturnType<typeof actButton>[],
): CardReply {
  const card = new AdaptiveCard(
    new TextBlock(say(title), { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    new TextBlock(say(now), { wrap: true }),
    new TextBlock(say(message('announcements.pause-essential')), {
      wrap: true,
      isSubtle: true,
      size: 'Small',
    }),
  ).withActions(...buttons);
  return { card, summary: title };
}
