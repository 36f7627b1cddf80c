import { AdaptiveCard, Choice, ChoiceSetInput, OpenUrlAction, type TextBlock } from '@microsoft/teams.cards';
import { sayInEnglish } from '../../../base/words/say.ts';
import type { GateSummary } from '../../../contract/gates/gates.ts';
import { actButton } from '../../../doors/teams/buttons.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { titleOf } from '../conditions/condition.ts';
import { count, day, heading, paragraph, strong, subtle } from './card-words.ts';
import { digestOf, type GateDigest, type Verdicts } from './digest.ts';

export const SHOW_VERB = 'gates.show';

/** More lines than these nobody reads; the tab has them all. */
const MOST_STARTS = 10;
const MOST_REASONS = 5;
/** Gates to pick from: what fits into a card with room to spare, in characters of their names and ids. */
const MOST_CHOICES = 100;
const ROOM_FOR_CHOICES = 12_000;

interface DigestWords {
  /** Of the rollout; null where there are several. */
  rollout: string | null;
  /** Where the tab lists the gates; null where nobody knows its address. */
  listAt: string | null;
}

/** One message about many gates: how they stand, what keeps them, and a way to each of them. */
export function digestCard(
  gates: readonly GateSummary[],
  { rollout, listAt }: DigestWords,
): { card: Card; summary: string } {
  const digest = digestOf(gates);
  const { waiting, stopped } = digest;
  const title = titleOfDigest(digest, gates.length);
  const choices = choicesOf(waiting);
  const card = new AdaptiveCard(
    heading(title),
    ...(rollout === null ? [] : [subtle(`${rollout}.`)]),
    ...(waiting.length === 0 ? [] : [strong(`${verdictWords(digest.verdicts)}.`)]),
    ...(stopped === 0 ? [] : [paragraph(stoppedWords(stopped))]),
    ...startLines(digest),
    ...reasonLines(digest),
    ...decidedLine(digest),
    ...(choices.length === 0 ? [] : [picker(choices)]),
    ...(waiting.length > choices.length || listAt === null
      ? [subtle('The Groundswell tab lists all of them under Gates, and decides several at once.')]
      : []),
  );
  const show = actButton('Show this gate', SHOW_VERB);
  const list = listAt === null ? [] : [new OpenUrlAction(listAt, { title: 'Open the list of gates' })];
  return { card: card.withActions(...(choices.length === 0 ? [] : [show]), ...list), summary: title };
}

function titleOfDigest({ waiting }: GateDigest, all: number): string {
  if (waiting.length === 0) return all === 1 ? 'This gate is decided' : `All ${all} gates are decided`;
  const still = waiting.length < all ? ' still' : '';
  return waiting.length === 1
    ? `1 gate${still} waits for a decision`
    : `${waiting.length} gates${still} wait for a decision`;
}

/** `12 pass, 3 do not, 1 cannot be judged yet`. */
function verdictWords({ pass, fail, inconclusive }: Verdicts): string {
  const parts = [
    ...(pass > 0 ? [`✓ ${pass} ${pass === 1 ? 'passes' : 'pass'}`] : []),
    ...(fail > 0 ? [`✗ ${fail} ${fail === 1 ? 'fails' : 'fail'}`] : []),
    ...(inconclusive > 0 ? [`? ${inconclusive} cannot be judged yet`] : []),
  ];
  return parts.join(', ');
}

function stoppedWords(stopped: number): string {
  return stopped === 1
    ? '1 of them was stopped by problems in the wave before it, and only a decision lets it go on.'
    : `${stopped} of them were stopped by problems in the waves before them, and only a decision lets each go on.`;
}

function startLines({ starts }: GateDigest): TextBlock[] {
  const lines = starts
    .slice(0, MOST_STARTS)
    .map(({ phase, start, verdicts }) => paragraph(`${phase}, ${day(start)}: ${verdictWords(verdicts)}.`));
  const more = starts.length - MOST_STARTS;
  return more > 0 ? [...lines, subtle(`And ${count(more, 'more start', 'more starts')}.`)] : lines;
}

function reasonLines({ reasons }: GateDigest): TextBlock[] {
  if (reasons.length === 0) return [];
  const more = reasons.length - MOST_REASONS;
  return [
    strong('What does not pass'),
    ...reasons
      .slice(0, MOST_REASONS)
      .map(({ condition, gates }) =>
        paragraph(`${sayInEnglish(titleOf(condition))}: at ${count(gates, 'gate', 'gates')}.`),
      ),
    ...(more > 0 ? [subtle(`And ${count(more, 'more condition', 'more conditions')}.`)] : []),
  ];
}

function decidedLine({ decided: { go, held, overridden, over } }: GateDigest): TextBlock[] {
  const parts = [
    ...(go > 0 ? [`${go} may go`] : []),
    ...(overridden > 0 ? [`${overridden} may go by override`] : []),
    ...(held > 0 ? [`${held} on hold`] : []),
    ...(over > 0 ? [`${over} over`] : []),
  ];
  return parts.length === 0 ? [] : [paragraph(`Decided: ${parts.join(', ')}.`)];
}

const STANDS = { pass: 'passes', fail: 'fails', inconclusive: 'cannot be judged yet' } as const;

function choicesOf(waiting: readonly GateSummary[]): Choice[] {
  const choices: Choice[] = [];
  let room = ROOM_FOR_CHOICES;
  for (const { wave, verdict } of waiting.slice(0, MOST_CHOICES)) {
    const title = `${wave.group.name}, ${wave.phase.name}: ${STANDS[verdict ?? 'inconclusive']}`;
    room -= title.length + wave.id.length + 40;
    if (room < 0) break;
    choices.push(new Choice({ title, value: wave.id }));
  }
  return choices;
}

function picker(choices: readonly Choice[]): ChoiceSetInput {
  return new ChoiceSetInput(...choices)
    .withId('waveId')
    .withLabel('Look at one of them')
    .withStyle('compact')
    .withIsRequired(true)
    .withErrorMessage('Please choose a gate.')
    .withPlaceholder('Choose a gate');
}
