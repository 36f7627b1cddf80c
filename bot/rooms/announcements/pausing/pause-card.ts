import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { actButton } from '../../../doors/teams/buttons.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { PAUSES, type Pause, sayPause } from './pause.ts';

export const PAUSE_FOR = 'announcing.pause-for';
export const RESUME = 'announcing.resume';

const TITLES: Record<Pause, string> = {
  week: 'For a week',
  month: 'For a month',
  good: 'For good',
};

interface Message {
  card: Card;
  summary: string;
}

/** Asks for how long; says what holds now. */
export function pauseCard(until: string | undefined, locale: string | undefined): Message {
  const now = until === undefined ? 'You hear all announcements.' : sayPause(until, locale);
  return message('Pause announcements', now, [
    ...PAUSES.map((pause) => actButton(TITLES[pause], PAUSE_FOR, { pause })),
    ...(until === undefined ? [] : [actButton('Hear them again', RESUME)]),
  ]);
}

export function pausedCard(until: string, locale: string | undefined): Message {
  return message('Paused', sayPause(until, locale), [actButton('Undo', RESUME)]);
}

function message(title: string, now: string, buttons: ReturnType<typeof actButton>[]): Message {
  const card = new AdaptiveCard(
    new TextBlock(title, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    new TextBlock(now, { wrap: true }),
    new TextBlock(
      'Essential announcements still come, and say that they are. Answers to your issues come too.',
      {
        wrap: true,
        isSubtle: true,
        size: 'Small',
      },
    ),
  ).withActions(...buttons);
  return { card, summary: title };
}
