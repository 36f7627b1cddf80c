import { AdaptiveCard, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import type { UserPhase } from '../rollout/playbooks/playbook.ts';
import type { Wave } from '../rollout/rollouts.ts';
import { sayDate } from '../rollout/say-date.ts';
import { actButton, askButton } from '../teams/buttons.ts';
import type { Card } from '../teams/chat.ts';

/** The verb of "Got it". */
export const GOT_IT = 'announcing.got-it';

export interface AnnouncementCardFacts {
  title: string;
  text: string;
  phase: UserPhase;
  wave: Pick<Wave, 'start' | 'end'>;
  groupName: string;
  locale: string | undefined;
  /** Where the receipt goes; without it (a preview) the button does nothing. */
  receipt?: { announcementId: string; chunk: number };
  /** The day the person pressed "Got it", as they read it; then the button gives way to it. */
  acknowledgedOn?: string;
}

/** The announcement as people get it: what changes, when, where to learn it, and how to answer. */
export function announcementCard(facts: AnnouncementCardFacts): Card {
  const { phase, wave, locale, receipt } = facts;
  const lastDay = wave.end.subtract({ days: 1 });
  const dates = wave.start.equals(lastDay)
    ? sayDate(wave.start, locale)
    : `${sayDate(wave.start, locale)} to ${sayDate(lastDay, locale)}`;
  const card = new AdaptiveCard(
    new TextBlock(facts.title, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    new TextBlock(facts.text, { wrap: true }),
    new FactSet(new Fact('What changes', phase.userStatement), new Fact('When', dates)),
    ...trainingBlocks(phase),
    new TextBlock(`You get this because you are in: ${facts.groupName}.`, {
      wrap: true,
      isSubtle: true,
      size: 'Small',
    }),
  );
  if (facts.acknowledgedOn) {
    card.body?.push(
      new TextBlock(`You said "Got it" on ${facts.acknowledgedOn}.`, {
        wrap: true,
        color: 'Good',
        weight: 'Bolder',
      }),
    );
  }
  const gotIt = actButton(
    'Got it',
    GOT_IT,
    receipt && { a: receipt.announcementId, c: String(receipt.chunk) },
  );
  return card.withActions(...(facts.acknowledgedOn ? [] : [gotIt]), askButton('Report an issue'));
}

/** Links rather than buttons: their titles are too long for buttons on a phone. */
function trainingBlocks({ training }: UserPhase): TextBlock[] {
  if (training.length === 0) return [];
  const links = training.map((item) => `- [${item.title}](${item.url}) (${item.minutes} min)`).join('\n');
  return [
    new TextBlock('Learn it', { weight: 'Bolder', wrap: true }),
    new TextBlock(links, { wrap: true, spacing: 'Small' }),
  ];
}
