import { AdaptiveCard, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import type { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../base/say-date.ts';
import { type Message, type MessageId, message, type Say } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import { commandButton } from '../../../doors/teams/buttons.ts';
import type { Reply } from '../../../doors/teams/chat.ts';
import { hearsAgain } from './held-words.ts';
import { ABOUT_MISSED, type NameOf, whatIsMissed, whoseWave } from './membership-words.ts';
import { nameTurns } from './name-turns.ts';
import { nothingAhead } from './nothing-ahead.ts';
import type { OwnTurn, Timeline } from './timeline.ts';

export interface TurnCardFacts {
  timeline: Timeline;
  nameOf: NameOf;
  /** Names of the champions of the person's business group. */
  champions: readonly string[];
  locale: string | undefined;
  today: Temporal.PlainDate;
}

/** More than these are lines: a card has to be read on a phone. */
const MOST_IN_FULL = 6;
const MOST_LINES = 6;

/**
 * The answer to "When is my turn?": what is on and what to do now, or else what comes first, in full; then what comes
 * after it in lines.
 */
export function turnCard(facts: TurnCardFacts, say: Say): Reply {
  const { timeline, champions } = facts;
  const { now, next, held, later, cancelled, missed } = timeline;
  const first = whatIsFirst(timeline);
  const [turn] = first;
  if (!turn) return nothingAhead(facts);
  const title = headingOf(facts, turn);
  const line = lineOf(facts, nameTurns([...now, ...next, ...held, ...later, ...cancelled, ...missed]), say);
  const card = new AdaptiveCard(
    new TextBlock(say(title), { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...first.slice(0, MOST_IN_FULL).flatMap((one) => turnBlocks(facts, one, line.nameOf(one), say)),
    ...section('rollout.more-of-it', first.slice(MOST_IN_FULL), line.whenever, say),
    new FactSet(
      new Fact(
        say(message('rollout.champions', { count: champions.length })),
        champions.join(', ') || say(message('rollout.no-champion')),
      ),
    ),
    ...(next === first ? [] : comingNext(next, line.nameOf, facts.locale, say)),
    ...(held === first ? [] : section('rollout.on-hold', held, line.held, say)),
    ...section('rollout.cancelled', cancelled, line.cancelled, say),
    ...section('rollout.later', later, line.planned, say),
    ...missedBlocks(facts, line.nameOf, say),
  ).withActions(commandButton('training.mine', say), commandButton('feedback.report', say));
  return { card, summary: title };
}

/** What is on; else what is on hold or comes next, whichever was to come first. */
function whatIsFirst({ now, next, held }: Timeline): readonly OwnTurn[] {
  if (now.length > 0) return now;
  const [turn, stopped] = [next[0], held[0]];
  if (!turn || !stopped) return turn ? next : held;
  return stopped.start.until(turn.start).sign < 0 ? next : held;
}

function headingOf({ timeline, today }: TurnCardFacts, turn: OwnTurn): Message {
  if (timeline.now.length > 0) return message('rollout.turn-now');
  if (turn.heldBecause !== null) return message('rollout.turn-held');
  return message('rollout.turn-starts', { days: today.until(turn.start).days });
}

function turnBlocks(facts: TurnCardFacts, turn: OwnTurn, name: string, say: Say) {
  const { nameOf, today } = facts;
  const whose = whoseWave(turn, nameOf);
  const held = turn.heldBecause;
  return [
    new FactSet(
      new Fact(say(message('rollout.phase')), name),
      new Fact(
        say(message('rollout.when')),
        held === null ? datesOf(facts, turn, say) : say(message('rollout.no-new-date')),
      ),
      ...(held === null ? [] : [new Fact(say(message('rollout.why')), sayWords(held, say))]),
    ),
    ...(held === null ? [] : [paragraph(say(hearsAgain(turn, today)))]),
    ...(whose ? [paragraph(say(whose))] : []),
    label(say(message('rollout.what-changes'))),
    paragraph(turn.phase.userStatement),
    ...toDo(facts, turn, say),
  ];
}

function toDo({ timeline }: TurnCardFacts, turn: OwnTurn, say: Say): TextBlock[] {
  const { prework } = turn.phase;
  if (prework.length === 0) return [];
  const begun = timeline.now.includes(turn);
  // Who joins late has not heard of it in time.
  const what = message(begun ? (turn.late ? 'rollout.do-first' : 'rollout.do-now') : 'rollout.do-before');
  return [label(say(what)), paragraph(prework.map((one) => `- ${one}`).join('\n'))];
}

/** A turn in one line, by what there is to say of it. */
function lineOf(facts: TurnCardFacts, nameOf: ReturnType<typeof nameTurns>, say: Say) {
  const named = (turn: Parameters<typeof nameOf>[0]) => sayWords(nameOf(turn), say);
  const planned = (turn: OwnTurn) => {
    const start = sayDate(turn.start, facts.locale);
    return say(message('rollout.line-planned', { phase: nameOf(turn), start }));
  };
  const held = (turn: OwnTurn) => {
    const [why, hears] = [turn.heldBecause ?? '', hearsAgain(turn, facts.today)];
    return say(message('rollout.line-held', { phase: nameOf(turn), why, hears }));
  };
  return {
    nameOf: named,
    planned,
    held,
    whenever(turn: OwnTurn): string {
      if (turn.heldBecause !== null) return held(turn);
      const when = datesOf(facts, turn, say);
      return say(message('rollout.line-when', { phase: nameOf(turn), when }));
    },
    cancelled: (turn: OwnTurn) => {
      const reason = turn.cancelled?.reason ?? '';
      return say(message('rollout.line-stopped', { phase: nameOf(turn), reason }));
    },
  };
}

function datesOf({ locale }: TurnCardFacts, { start, end }: OwnTurn, say: Say): string {
  const [first, last] = [sayDate(start, locale), sayDate(end.subtract({ days: 1 }), locale)];
  return first === last ? first : say(message('rollout.from-to', { first, last }));
}

function comingNext(
  next: readonly OwnTurn[],
  nameOf: (turn: OwnTurn) => string,
  locale: string | undefined,
  say: Say,
): TextBlock[] {
  const [turn] = next;
  if (!turn) return [];
  const phases = { list: next.map(nameOf) };
  const line = message('rollout.next', { phases, start: sayDate(turn.start, locale) });
  return [new TextBlock(say(line), { wrap: true, isSubtle: true })];
}

function section(
  title: MessageId,
  turns: readonly OwnTurn[],
  lineOfTurn: (turn: OwnTurn) => string,
  say: Say,
): TextBlock[] {
  if (turns.length === 0) return [];
  const left = turns.length - MOST_LINES;
  const more = left > 0 ? [say(message('rollout.more-turns', { count: left }))] : [];
  const list = [...turns.slice(0, MOST_LINES).map(lineOfTurn), ...more].map((line) => `- ${line}`).join('\n');
  return [label(say(message(title))), paragraph(list)];
}

function missedBlocks(
  { timeline: { missed }, nameOf }: TurnCardFacts,
  phaseName: (turn: Timeline['missed'][number]) => string,
  say: Say,
): TextBlock[] {
  if (missed.length === 0) return [];
  const sentences = [...whatIsMissed(missed, nameOf, phaseName), ABOUT_MISSED];
  return [
    label(say(message('rollout.without-date'))),
    ...sentences.map((sentence) => paragraph(say(sentence))),
  ];
}

function label(text: string): TextBlock {
  return new TextBlock(text, { weight: 'Bolder', wrap: true, spacing: 'Medium' });
}

function paragraph(text: string): TextBlock {
  return new TextBlock(text, { wrap: true, spacing: 'Small' });
}
