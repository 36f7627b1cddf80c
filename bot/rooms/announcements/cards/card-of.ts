import { fullDates } from '../../../base/full-date.ts';
import { message } from '../../../base/words/message.ts';
import type { Announcement, Content } from '../../../contract/announcements/announcement.ts';
import { isUploadedPicture } from '../../../contract/announcements/picture-rules.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import type { Span } from '../../rollout/waves/planned-wave.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { Scene } from '../record/scene.ts';
import { dateLocale, sayOnCard } from './choose-language.ts';
import { type ContentCardFacts, contentCard } from './content-card.ts';
import { fillContent, type RecipientWords } from './placeholders.ts';

type CardChoices = Pick<ContentCardFacts, 'receipt' | 'acknowledgedOn' | 'doneOn' | 'test' | 'forChannel'> & {
  /** How a training item is linked to; without it, its own address. */
  trainingLink?: (item: { id: string; url: string }) => string;
};

/** The card of an announcement in one language for one recipient. */
export function cardOf(
  announcement: Announcement,
  { wave, phase, rollout, publicUrl }: Pick<Scene, 'wave' | 'phase' | 'rollout' | 'publicUrl'>,
  language: string,
  recipient: Omit<RecipientWords, 'wave'>,
  { trainingLink = ({ url }) => url, ...choices }: CardChoices = {},
): Card {
  const content = announcement.contents[language] ?? announcement.contents[announcement.fallback];
  if (!content) throw new Error(`There is no text in ${language} or ${announcement.fallback}.`);
  const waveWords = wave && phase && { phase: phase.name, start: wave.start, end: wave.end };
  const all = phase ? phase.training : rollout.playbook.phases.flatMap(({ training }) => training);
  const say = sayOnCard(language, recipient.locale);
  // What people have in their chat must not promise dates that do not stand; nothing is sent while a wave is held.
  const whenOf = (span: Span & Pick<Wave, 'heldBecause'>): string =>
    choices.receipt && span.heldBecause !== null
      ? say(message('announcements.card.on-hold'))
      : daysOf(span, language, recipient.locale);
  const facts: ContentCardFacts = {
    content: withAddress(fillContent(content, language, { ...recipient, wave: waveWords }), publicUrl),
    cancelled: wave?.cancelled?.reason,
    turn: waveWords && !wave.cancelled ? { whatChanges: phase.userStatement, when: whenOf(wave) } : null,
    training: all
      .filter(({ id }) => announcement.training.includes(id))
      .map((item) => ({ title: item.title, minutes: item.minutes, url: trainingLink(item) })),
    because: recipient.group,
    essential: announcement.essential,
    ...choices,
  };
  return contentCard(facts, say);
}

/**
 * With the address at which Teams fetches an uploaded picture; without the picture where there is none, or where it is
 * on another site, which would learn who reads the card.
 */
function withAddress(content: Content, publicUrl: string | null): Content {
  const { picture } = content;
  const isShown = picture && publicUrl !== null && isUploadedPicture(picture.url);
  return { ...content, picture: isShown ? { ...picture, url: `${publicUrl}${picture.url}` } : null };
}

function daysOf({ start, end }: Span, language: string, locale: string | undefined): string {
  const dates = fullDates(dateLocale(language, locale));
  const last = end.subtract({ days: 1 });
  return start.equals(last) ? dates.say(start) : dates.sayRange(start, last);
}
