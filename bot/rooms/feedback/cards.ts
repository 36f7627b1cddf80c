import { AdaptiveCard, Container, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import { titleOf } from '../../base/words/commands.ts';
import { message, type Say } from '../../base/words/message.ts';
import { commandButton } from '../../doors/teams/buttons.ts';
import type { CardReply } from '../../doors/teams/chat.ts';
import { type Answer, type Issue, severityWords, stateWords } from './issue.ts';

/** A list of ten with these lengths stays far below what Teams takes in one message (100 KB). */
const SHORT_TEXT = 160;
const LIST_ANSWER = 1000;

/** What takes the place of the form. Made from the issue alone, so that a second press shows the same. */
export function filedCard(issue: Issue, say: Say): CardReply {
  const title = message('feedback.filed', { number: issue.number });
  const card = new AdaptiveCard(
    heading(say(title)),
    paragraph(say(message('feedback.filed-next'))),
    new FactSet(
      new Fact(say(message('feedback.about')), issue.phase?.name ?? say(message('feedback.something-else'))),
      new Fact(say(message('feedback.badly')), say(severityWords(issue.severity))),
    ),
    label(say(message('feedback.you-wrote'))),
    paragraph(issue.text),
  ).withActions(commandButton('feedback.mine', say));
  return { card, summary: title };
}

/** What takes the place of a form that the person does not want to send. */
export function cancelledCard(say: Say): CardReply {
  const card = new AdaptiveCard(paragraph(say(message('feedback.cancelled-next'))));
  return {
    card: card.withActions(commandButton('feedback.report', say)),
    summary: message('feedback.cancelled'),
  };
}

/** The person's own issues, newest first, each with its state and the answer. */
export function mineCard(issues: readonly Issue[], hidden: number, say: Say): CardReply {
  const title = titleOf('feedback.mine');
  const card = new AdaptiveCard(
    heading(say(title)),
    ...issues.map((issue) => mineItem(issue, say)),
    ...(hidden > 0 ? [subtle(say(message('feedback.older', { count: hidden })))] : []),
  ).withActions(commandButton('feedback.report', say));
  return { card, summary: title };
}

export function noneCard(say: Say): CardReply {
  const title = message('feedback.none');
  const card = new AdaptiveCard(heading(say(title)), paragraph(say(message('feedback.none-next'))));
  return { card: card.withActions(commandButton('feedback.report', say)), summary: title };
}

/** Brings a lead's answer to the person who reported. */
export function answerCard(issue: Issue, answer: Answer, say: Say): CardReply {
  const title = message('feedback.answer', { number: issue.number });
  const card = new AdaptiveCard(
    heading(say(title)),
    subtle(say(stateWords(issue.state))),
    paragraph(answer.text),
    subtle(say(message('feedback.answered-by', { name: answer.by.name }))),
    label(say(message('feedback.you-wrote'))),
    paragraph(shortened(issue.text, SHORT_TEXT)),
  ).withActions(commandButton('feedback.mine', say), commandButton('feedback.report', say));
  return { card, summary: title };
}

function mineItem({ number, state, text, answer }: Issue, say: Say): Container {
  const title = say(message('feedback.issue-line', { number, state: stateWords(state) }));
  const container = new Container(
    new TextBlock(title, { weight: 'Bolder', wrap: true }),
    new TextBlock(shortened(text, SHORT_TEXT), { wrap: true, spacing: 'Small' }),
    ...(answer ? [answerLine(answer, say)] : []),
  );
  return container.withSeparator(true).withSpacing('Medium');
}

function answerLine({ by: { name }, text }: Answer, say: Say): TextBlock {
  const line = message('feedback.answer-line', { name, text: shortened(text, LIST_ANSWER) });
  return new TextBlock(say(line), { wrap: true, spacing: 'Small' });
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).trimEnd()}...` : text;
}

function heading(text: string): TextBlock {
  return new TextBlock(text, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' });
}

function label(text: string): TextBlock {
  return new TextBlock(text, { weight: 'Bolder', wrap: true, spacing: 'Medium' });
}

function paragraph(text: string): TextBlock {
  return new TextBlock(text, { wrap: true });
}

function subtle(text: string): TextBlock {
  return new TextBlock(text, { isSubtle: true, wrap: true });
}
