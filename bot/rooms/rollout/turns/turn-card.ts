import { AdaptiveCard, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import type { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../base/say-date.ts';
import { titleOf } from '../../../base/words/commands.ts';
import { type Message, message, type Say } from '../../../base/words/message.ts';
import { sentences } from '../../../base/words/sentences.ts';
import { sayWords } from '../../../base/words/stored.ts';
import { commandButton } from '../../../doors/teams/buttons.ts';
import type { Reply } from '../../../doors/teams/chat.ts';
import { phaseOf, type Wave } from '../waves/rollout.ts';
import { ABOUT_MISSED, type NameOf, whatIsMissed, whoseWave } from './membership-words.ts';
import type { MyTurn } from './my-turn.ts';
import type { OwnWave } from './wave-for-person.ts';

interface TurnCardFacts {
  turn: MyTurn;
  /** Whose waves are theirs now: the business group, or the pilot set. */
  audience: string;
  nameOf: NameOf;
  /** Names of the champions of the person's business group. */
  champions: readonly string[];
  locale: string | undefined;
  today: Temporal.PlainDate;
}

/** The answer to "When is my turn?": what, when, what changes, what to do before, and who helps. */
export function turnCard(facts: TurnCardFacts, say: Say): Reply {
  const { turn, champions, locale, today } = facts;
  const waves = firstOf(turn.now, turn.held, turn.next);
  const [wave] = waves;
  if (!wave) return allDone(facts);
  const title = headingOf(turn, wave, today);
  const card = new AdaptiveCard(
    new TextBlock(say(title), { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...waves.flatMap((one) => phaseBlocks(facts, one, say)),
    new FactSet(
      new Fact(
        say(message('rollout.champions', { count: champions.length })),
        champions.join(', ') || say(message('rollout.no-champion')),
      ),
    ),
    ...comingNext(turn, waves, locale, say),
    ...missedBlocks(facts, say),
  ).withActions(commandButton('training.mine', say), commandButton('feedback.report', say));
  return { card, summary: title };
}

function firstOf(...lists: readonly (readonly OwnWave<Wave>[])[]): readonly OwnWave<Wave>[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function headingOf(turn: MyTurn, wave: Wave, today: Temporal.PlainDate): Message {
  if (turn.now.length > 0) return message('rollout.turn-now');
  if (wave.heldBecause !== null) return message('rollout.turn-held');
  return message('rollout.turn-starts', { days: today.until(wave.start).days });
}

function phaseBlocks({ turn, audience, nameOf, locale }: TurnCardFacts, wave: OwnWave<Wave>, say: Say) {
  const phase = phaseOf(turn.rollout, wave.phaseId);
  const lastDay = wave.end.subtract({ days: 1 });
  const [first, last] = [sayDate(wave.start, locale), sayDate(lastDay, locale)];
  const when = first === last ? first : say(message('rollout.from-to', { first, last }));
  const facts = [
    new Fact(say(message('rollout.phase')), phase.name),
    new Fact(
      say(message('rollout.when')),
      wave.heldBecause === null ? when : say(message('rollout.no-new-date')),
    ),
  ];
  if (wave.heldBecause !== null)
    facts.push(new Fact(say(message('rollout.why')), sayWords(wave.heldBecause, say)));
  const whose = whoseWave(wave, audience, nameOf);
  const blocks = [
    new FactSet(...facts),
    ...(whose ? [paragraph(say(whose))] : []),
    label(say(message('rollout.what-changes'))),
    paragraph(phase.userStatement),
  ];
  const underWay = turn.now.includes(wave);
  // Who joins late has not heard of it in time.
  if (phase.prework.length === 0 || (underWay && !wave.late)) return blocks;
  const list = phase.prework.map((line) => `- ${line}`).join('\n');
  const what = message(underWay ? 'rollout.do-first' : 'rollout.do-before');
  return [...blocks, label(say(what)), paragraph(list)];
}

function missedBlocks(facts: TurnCardFacts, say: Say): TextBlock[] {
  const missed = missedOf(facts);
  if (missed.length === 0) return [];
  return [
    label(say(message('rollout.without-date'))),
    ...[...missed, ABOUT_MISSED].map((sentence) => paragraph(say(sentence))),
  ];
}

function missedOf({ turn, audience, nameOf }: TurnCardFacts): Message[] {
  return whatIsMissed(turn.missed, audience, nameOf, (phaseId) => phaseOf(turn.rollout, phaseId).name);
}

function comingNext(turn: MyTurn, shown: readonly OwnWave<Wave>[], locale: string | undefined, say: Say) {
  const next = turn.next.filter((wave) => !shown.includes(wave));
  const [first] = next;
  if (!first) return [];
  const phases = next.map((wave) => phaseOf(turn.rollout, wave.phaseId).name).join(', ');
  const line = message('rollout.next', { phases, start: sayDate(first.start, locale) });
  return [new TextBlock(say(line), { wrap: true, isSubtle: true })];
}

function label(text: string): TextBlock {
  return new TextBlock(text, { weight: 'Bolder', wrap: true, spacing: 'Medium' });
}

function paragraph(text: string): TextBlock {
  return new TextBlock(text, { wrap: true, spacing: 'Small' });
}

function allDone(facts: TurnCardFacts): Reply {
  const { turn } = facts;
  const missed = missedOf(facts);
  const report = titleOf('feedback.report');
  const phases = turn.done.map((wave) => phaseOf(turn.rollout, wave.phaseId).name).join(', ');
  if (missed.length > 0) {
    const had = phases ? [message('rollout.reached-already', { phases })] : [];
    return { say: sentences([...had, ...missed, ABOUT_MISSED]) };
  }
  if (!phases) return { say: message('rollout.in-no-wave', { report }) };
  return { say: message('rollout.all-done', { phases, report }) };
}
