import { AdaptiveCard, Fact, FactSet, TextBlock } from '@microsoft/teams.cards';
import type { Temporal } from 'temporal-polyfill';
import { askButton } from '../teams/buttons.ts';
import type { Reply } from '../teams/chat.ts';
import type { MyTurn } from './my-turn.ts';
import { phaseOf, type Wave } from './rollouts.ts';
import { sayDate } from './say-date.ts';

interface TurnCardFacts {
  turn: MyTurn;
  /** Names of the champions of the person's business group. */
  champions: readonly string[];
  locale: string | undefined;
  today: Temporal.PlainDate;
}

/** The answer to "When is my turn?": what, when, what changes, what to do before, and who helps. */
export function turnCard({ turn, champions, locale, today }: TurnCardFacts): Reply {
  const waves = firstOf(turn.now, turn.held, turn.next);
  const [wave] = waves;
  if (!wave) return allDone(turn);
  const title = titleOf(turn, wave, today);
  const card = new AdaptiveCard(
    new TextBlock(title, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...waves.flatMap((one) => phaseBlocks(turn, one, locale)),
    new FactSet(
      new Fact(
        champions.length === 1 ? 'Your champion' : 'Your champions',
        champions.join(', ') || 'Nobody yet',
      ),
    ),
    ...comingNext(turn, waves, locale),
  ).withActions(askButton('Training'), askButton('Report an issue'));
  return { card, summary: title };
}

function firstOf(...lists: readonly (readonly Wave[])[]): readonly Wave[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function titleOf(turn: MyTurn, wave: Wave, today: Temporal.PlainDate): string {
  if (turn.now.length > 0) return 'It is your turn now';
  if (wave.heldBecause !== null) return 'Your turn is on hold';
  const { days } = today.until(wave.start);
  return days === 1 ? 'Your turn starts tomorrow' : `Your turn starts in ${days} days`;
}

function phaseBlocks(turn: MyTurn, wave: Wave, locale: string | undefined) {
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
  const blocks = [
    new FactSet(...facts),
    label('What changes'),
    new TextBlock(phase.userStatement, { wrap: true, spacing: 'Small' }),
  ];
  if (phase.prework.length === 0 || turn.now.includes(wave)) return blocks;
  const list = phase.prework.map((line) => `- ${line}`).join('\n');
  return [...blocks, label('What to do before'), new TextBlock(list, { wrap: true, spacing: 'Small' })];
}

function comingNext(turn: MyTurn, shown: readonly Wave[], locale: string | undefined) {
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

function allDone(turn: MyTurn): Reply {
  const names = turn.done.map((wave) => phaseOf(turn.rollout, wave.phaseId).name);
  if (names.length === 0)
    return {
      text: 'You are in no wave of the rollout. If that seems wrong, tell your rollout team: type **report an issue**.',
    };
  return {
    text: `You are through: ${names.join(', ')} reached you already, and nothing more is planned for you. If something does not work, type **report an issue**.`,
  };
}
