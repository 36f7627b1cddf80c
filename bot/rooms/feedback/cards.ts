import { AdaptiveCard, Container, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import { askButton } from '../../doors/teams/buttons.ts';
import type { Card, Reply } from '../../doors/teams/chat.ts';
import { type Answer, type Issue, severityWords, stateWords } from './issue.ts';
import { reportButton } from './report-button.ts';

export const MINE_TITLE = 'My issues';
/** A list of ten with these lengths stays far below what Teams takes in one message (100 KB). */
const SHORT_TEXT = 160;
const LIST_ANSWER = 1000;

/** What takes the place of the form. Made from the issue alone, so that a second press shows the same. */
export function filedCard(issue: Issue): { card: Card; summary: string } {
  const title = `Issue #${issue.number} is reported`;
  const card = new AdaptiveCard(
    heading(title),
    paragraph('The rollout team reads every report and answers you here.'),
    new FactSet(
      new Fact('About', issue.phase?.name ?? 'Something else, or not sure'),
      new Fact('How badly', severityWords(issue.severity)),
    ),
    label('You wrote'),
    paragraph(issue.text),
  ).withActions(askButton(MINE_TITLE));
  return { card, summary: title };
}

/** What takes the place of a form that the person does not want to send. */
export function cancelledCard(): { card: Card; summary: string } {
  const text = 'Nothing was reported. You can report an issue whenever you like.';
  return {
    card: new AdaptiveCard(paragraph(text)).withActions(reportButton()),
    summary: 'Nothing was reported',
  };
}

/** The person's own issues, newest first, each with its state and the answer. */
export function mineCard(issues: readonly Issue[], hidden: number): Reply {
  const card = new AdaptiveCard(
    heading(MINE_TITLE),
    ...issues.map(mineItem),
    ...(hidden > 0
      ? [subtle(`${hidden} older ${hidden === 1 ? 'one is' : 'ones are'} in the Groundswell tab.`)]
      : []),
  ).withActions(reportButton());
  return { card, summary: MINE_TITLE };
}

export function noneCard(): Reply {
  const title = 'You have not reported anything yet';
  const card = new AdaptiveCard(
    heading(title),
    paragraph('When something does not work, tell the rollout team. You will find the answer here.'),
  ).withActions(reportButton());
  return { card, summary: title };
}

/** Brings a lead's answer to the person who reported. */
export function answerCard(issue: Issue, answer: Answer): Reply {
  const title = `Answer to your issue #${issue.number}`;
  const card = new AdaptiveCard(
    heading(title),
    subtle(stateWords(issue.state)),
    paragraph(answer.text),
    subtle(`${answer.by.name}, rollout team`),
    label('You wrote'),
    paragraph(shortened(issue.text, SHORT_TEXT)),
  ).withActions(askButton(MINE_TITLE), reportButton());
  return { card, summary: title };
}

function mineItem(issue: Issue): Container {
  const container = new Container(
    new TextBlock(`#${issue.number}: ${stateWords(issue.state)}`, { weight: 'Bolder', wrap: true }),
    new TextBlock(shortened(issue.text, SHORT_TEXT), { wrap: true, spacing: 'Small' }),
    ...(issue.answer ? [answerLine(issue.answer)] : []),
  );
  return container.withSeparator(true).withSpacing('Medium');
}

function answerLine(answer: Answer): TextBlock {
  const text = `${answer.by.name} answered: ${shortened(answer.text, LIST_ANSWER)}`;
  return new TextBlock(text, { wrap: true, spacing: 'Small' });
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
