import { AdaptiveCard, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import type { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../../base/say-date.ts';
import { askButton } from '../../../doors/teams/buttons.ts';
import type { Reply } from '../../../doors/teams/chat.ts';
import { phaseOf, type Wave } from '../waves/rollout.ts';
import { type NameOf, sayMissed, sayWhoseWave, WHAT_TO_DO_ABOUT_MISSED } from './membership-words.ts';
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
export function turnCard(facts: TurnCardFacts): Reply {
  const { turn, champions, locale, today } = facts;
  const waves = firstOf(turn.now, turn.held, turn.next);
  const [wave] = waves;
  if (!wave) return allDone(facts);
  const title = titleOf(turn, wave, today);
  const card = new AdaptiveCard(
    new TextBlock(title, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...waves.flatMap((one) => phaseBlocks(facts, one)),
    new FactSet(
      new Fact(
        champions.length === 1 ? 'Your champion' : 'Your champions',
        champions.join(', ') || 'Nobody yet',
      ),
    ),
    ...comingNext(turn, waves, locale),
    ...missedBlocks(facts),
  ).withActions(askButton('Training'), askButton('Report an issue'));
  return { card, summary: title };
}

function firstOf(...lists: readonly (readonly OwnWave<Wave>[])[]): readonly OwnWave<Wave>[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function titleOf(turn: MyTurn, wave: Wave, today: Temporal.PlainDate): string {
  if (turn.now.length > 0) return 'It is your turn now';
  if (wave.heldBecause !== null) return 'Your turn is on hold';
  const { days } = today.until(wave.start);
  return days === 1 ? 'Your turn starts tomorrow' : `Your turn starts in ${days} days`;
}

function phaseBlocks({ turn, audience, nameOf, locale }: TurnCardFacts, wave: OwnWave<Wave>) {
  const phase = phaseOf(turn.rollout, wave.phaseId);
  const lastDay = wave.end.subtract({ days: 1 });
  const when = wave.start.equals(lastDay)
    ? sayDate(wave.start, locale)
    : `${sayDate(wave.start, locale)} to ${sayDate(lastDay, locale)}`;
  const facts = [
    new Fact('Phase', phase.name),
    new Fact('When', wave.heldBecause === null ? when : 'The new date is not set yet'),
  ];
  if (wave.heldBecause !== null) facts.push(new Fact('Why', wave.heldBecause));
  const whose = sayWhoseWave(wave, audience, nameOf);
  const blocks = [
    new FactSet(...facts),
    ...(whose ? [paragraph(whose)] : []),
    label('What changes'),
    paragraph(phase.userStatement),
  ];
  const underWay = turn.now.includes(wave);
  // Who joins late has not heard of it in time.
  if (phase.prework.length === 0 || (underWay && !wave.late)) return blocks;
  const list = phase.prework.map((line) => `- ${line}`).join('\n');
  return [...blocks, label(underWay ? 'What to do first' : 'What to do before'), paragraph(list)];
}

function missedBlocks(facts: TurnCardFacts): TextBlock[] {
  const missed = missedOf(facts);
  if (missed.length === 0) return [];
  return [label('What has no date for you'), ...[...missed, WHAT_TO_DO_ABOUT_MISSED].map(paragraph)];
}

function missedOf({ turn, audience, nameOf }: TurnCardFacts): string[] {
  return sayMissed(turn.missed, audience, nameOf, (phaseId) => phaseOf(turn.rollout, phaseId).name);
}

function comingNext(turn: MyTurn, shown: readonly OwnWave<Wave>[], locale: string | undefined) {
  const next = turn.next.filter((wave) => !shown.includes(wave));
  const [first] = next;
  if (!first) return [];
  const names = next.map((wave) => phaseOf(turn.rollout, wave.phaseId).name).join(', ');
  return [
    new TextBlock(`Next for you: ${names}, from ${sayDate(first.start, locale)}.`, {
      wrap: true,
      isSubtle: true,
    }),
  ];
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
  const done = turn.done.map((wave) => phaseOf(turn.rollout, wave.phaseId).name).join(', ');
  if (missed.length > 0) {
    const had = done ? `${done} reached you already. ` : '';
    return { text: `${had}${missed.join(' ')} ${WHAT_TO_DO_ABOUT_MISSED}` };
  }
  if (!done)
    return {
      text: 'You are in no wave of the rollout. If that seems wrong, tell your rollout team: type **report an issue**.',
    };
  return {
    text: `You are through: ${done} reached you already, and nothing more is planned for you. If something does not work, type **report an issue**.`,
  };
}
