import { AdaptiveCard, Fact, FactSet, Image, OpenUrlAction, TextBlock } from '@microsoft/teams.cards';
import { plainLine } from '../../../base/plain-line.ts';
import { titleOf } from '../../../base/words/commands.ts';
import { type MessageId, message, type Params, type Say } from '../../../base/words/message.ts';
import type { Content } from '../../../contract/announcements/announcement.ts';
import { actButton, answerButton, commandButton } from '../../../doors/teams/buttons.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { cardText } from './card-markdown.ts';

/** The verb of "Got it". */
export const GOT_IT = 'announcing.got-it';
/** The verb of "Pause these". */
export const PAUSE = 'announcing.pause';
/** The verb of "I have done it". */
export const DONE = 'announcing.done';
/** The verb of "Report an issue". */
export const REPORT = 'announcing.report';

type CardWords = MessageId extends infer Id
  ? Id extends `announcements.card.${infer Name}`
    ? Name
    : never
  : never;

export interface TrainingLink {
  title: string;
  url: string;
  minutes: number;
}

export interface ContentCardFacts {
  /** With its placeholders filled in. */
  content: Content;
  /** Why its wave was cancelled, as somebody wrote it; then there are no dates, and nothing is left to do. */
  cancelled?: string | undefined;
  /** What the phase changes for people, and when, as they read it; null where the announcement is about no wave. */
  turn: { whatChanges: string; when: string } | null;
  training: readonly TrainingLink[];
  /** Why this person gets it, such as the name of their group. */
  because: string;
  essential: boolean;
  /** A test says so on the card. */
  test?: boolean;
  /** It is posted in a channel: nothing on it belongs to one person, so it has no buttons but the author's. */
  forChannel?: boolean;
  /** Where receipts go; without it, as in a preview, the buttons do nothing. */
  receipt?: { announcementId: string; chunk: number };
  /** The days of receipts, as the person reads them; then the button gives way to it. */
  acknowledgedOn?: string | undefined;
  doneOn?: string | undefined;
}

/** Teams shows six buttons at most: two of the author's stay buttons, the others become links. */
const OWN_BUTTONS = 2;

/** An announcement as people get it. @param say in the language of its content */
export function contentCard(facts: ContentCardFacts, say: Say): Card {
  const { content, turn, training, receipt, acknowledgedOn, doneOn } = facts;
  const links = content.buttons.slice(OWN_BUTTONS);
  const words = (name: CardWords, params?: Params) => say(message(`announcements.card.${name}`, params));
  const card = new AdaptiveCard(
    ...(facts.test ? [subtle(words('test'))] : []),
    ...(facts.cancelled === undefined
      ? []
      : [calledOff(words('cancelled', { reason: plainLine(facts.cancelled) }))]),
    new TextBlock(plainLine(content.title), {
      size: 'Large',
      weight: 'Bolder',
      wrap: true,
      style: 'heading',
    }),
    ...(content.picture
      ? [new Image(content.picture.url, { altText: content.picture.alt, size: 'Stretch' })]
      : []),
    new TextBlock(cardText(content.text), { wrap: true }),
    ...(turn
      ? [new FactSet(new Fact(words('what-changes'), turn.whatChanges), new Fact(words('when'), turn.when))]
      : []),
    ...list(
      words('learn'),
      training.map(({ title, url, minutes }) => `- [${title}](${url}) ${words('minutes', { minutes })}`),
    ),
    ...list(
      words('more'),
      links.map(({ title, url }) => `- [${title}](${url})`),
    ),
    subtle(words(facts.forChannel ? 'for' : 'because', { group: facts.because })),
    ...(facts.essential && !facts.forChannel ? [subtle(words('essential'))] : []),
    ...(acknowledgedOn ? [noted(words('acknowledged', { on: acknowledgedOn }))] : []),
    ...(doneOn ? [noted(words('done-on', { on: doneOn }))] : []),
  );
  const own = content.buttons
    .slice(0, OWN_BUTTONS)
    .map(({ title, url }) => new OpenUrlAction(url, { title }));
  if (facts.forChannel) return own.length > 0 ? card.withActions(...own) : card;
  const data = receipt && { a: receipt.announcementId, c: String(receipt.chunk) };
  return card.withActions(
    ...own,
    ...(acknowledgedOn || facts.cancelled !== undefined ? [] : [actButton(words('got-it'), GOT_IT, data)]),
    ...(doneOn || !turn ? [] : [actButton(words('done'), DONE, data)]),
    data
      ? answerButton(say(titleOf('feedback.report')), REPORT, data)
      : commandButton('feedback.report', say),
    ...(facts.essential ? [] : [answerButton(words('pause'), PAUSE)]),
  );
}

function list(title: string, lines: readonly string[]): TextBlock[] {
  if (lines.length === 0) return [];
  return [
    new TextBlock(title, { weight: 'Bolder', wrap: true }),
    new TextBlock(lines.join('\n'), { wrap: true, spacing: 'Small' }),
  ];
}

function calledOff(text: string): TextBlock {
  return new TextBlock(text, { wrap: true, color: 'Attention', weight: 'Bolder' });
}

function noted(text: string): TextBlock {
  return new TextBlock(text, { wrap: true, color: 'Good', weight: 'Bolder' });
}

function subtle(text: string): TextBlock {
  return new TextBlock(text, { wrap: true, isSubtle: true, size: 'Small' });
}
