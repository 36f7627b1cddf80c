import { AdaptiveCard, Choice, ChoiceSetInput, OpenUrlAction, type TextBlock } from '@microsoft/teams.cards';
import { type Message, type MessageId, message, type Param, type Say } from '../../../base/words/message.ts';
import type { GateSummary } from '../../../contract/gates/gates.ts';
import { actButton } from '../../../doors/teams/buttons.ts';
import type { OutgoingCard } from '../../../doors/teams/chat.ts';
import { titleOf } from '../conditions/condition.ts';
import { fullDay, heading, paragraph, strong, subtle } from './card-words.ts';
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
  say: Say,
): OutgoingCard {
  const digest = digestOf(gates);
  const { waiting, stopped } = digest;
  const title = say(titleOfDigest(digest, gates.length));
  const choices = choicesOf(waiting, rollout === null, say);
  const verdicts = verdictWords(digest.verdicts);
  const card = new AdaptiveCard(
    heading(title),
    ...(rollout === null ? [] : [subtle(say(message('gates.digest-rollout', { rollout })))]),
    ...(waiting.length === 0 ? [] : [strong(say(message('gates.digest-verdicts', { verdicts })))]),
    ...(stopped === 0 ? [] : [paragraph(say(message('gates.digest-stopped', { stopped })))]),
    ...startLines(digest, say),
    ...reasonLines(digest, say),
    ...decidedLine(digest, say),
    ...(choices.length === 0 ? [] : [picker(choices, say)]),
    ...(waiting.length > choices.length || listAt === null
      ? [subtle(say(message('gates.digest-in-tab')))]
      : []),
  );
  const show = actButton(say(message('gates.digest-show')), SHOW_VERB);
  const list =
    listAt === null ? [] : [new OpenUrlAction(listAt, { title: say(message('gates.digest-open-list')) })];
  return { card: card.withActions(...(choices.length === 0 ? [] : [show]), ...list), summary: title };
}

function titleOfDigest({ waiting }: GateDigest, all: number): Message {
  if (waiting.length === 0) return message('gates.digest-decided-all', { all });
  const still = waiting.length < all ? 'yes' : 'no';
  return message('gates.digest-waiting', { waiting: waiting.length, still });
}

/** `12 pass, 3 fail, 1 cannot be judged yet`. */
function verdictWords({ pass, fail, inconclusive }: Verdicts): Param {
  return counted([
    ['gates.digest-pass', pass],
    ['gates.digest-fail', fail],
    ['gates.digest-inconclusive', inconclusive],
  ]);
}

/** What there is some of, one after the other. */
function counted(counts: readonly (readonly [MessageId, number])[]): Param {
  const series = counts.filter(([, count]) => count > 0).map(([id, count]) => message(id, { count }));
  return { series, between: ', ' };
}

function startLines({ starts }: GateDigest, say: Say): TextBlock[] {
  const lines = starts
    .slice(0, MOST_STARTS)
    .map(({ phase, start, verdicts }) =>
      paragraph(
        say(message('gates.digest-start', { phase, day: fullDay(start), verdicts: verdictWords(verdicts) })),
      ),
    );
  const more = starts.length - MOST_STARTS;
  return more > 0 ? [...lines, subtle(say(message('gates.digest-more-starts', { count: more })))] : lines;
}

function reasonLines({ reasons }: GateDigest, say: Say): TextBlock[] {
  if (reasons.length === 0) return [];
  const more = reasons.length - MOST_REASONS;
  return [
    strong(say(message('gates.digest-reasons'))),
    ...reasons
      .slice(0, MOST_REASONS)
      .map(({ condition, gates }) =>
        paragraph(say(message('gates.digest-reason', { condition: titleOf(condition), gates }))),
      ),
    ...(more > 0 ? [subtle(say(message('gates.digest-more-reasons', { count: more })))] : []),
  ];
}

function decidedLine({ decided }: GateDigest, say: Say): TextBlock[] {
  const { go, held, overridden, over } = decided;
  if (go + held + overridden + over === 0) return [];
  const parts = counted([
    ['gates.digest-go', go],
    ['gates.digest-overridden', overridden],
    ['gates.digest-held', held],
    ['gates.digest-over', over],
  ]);
  return [paragraph(say(message('gates.digest-decided', { parts })))];
}

function choicesOf(waiting: readonly GateSummary[], several: boolean, say: Say): Choice[] {
  const choices: Choice[] = [];
  let room = ROOM_FOR_CHOICES;
  for (const { wave, rollout, verdict } of waiting.slice(0, MOST_CHOICES)) {
    const names = { group: wave.group.name, phase: wave.phase.name };
    const stands = message('gates.digest-choice', { ...names, verdict: verdict ?? 'inconclusive' });
    const title = say(several ? message('gates.digest-choice-of', { rollout, stands }) : stands);
    room -= title.length + wave.id.length + 40;
    if (room < 0) break;
    choices.push(new Choice({ title, value: wave.id }));
  }
  return choices;
}

function picker(choices: readonly Choice[], say: Say): ChoiceSetInput {
  return new ChoiceSetInput(...choices)
    .withId('waveId')
    .withLabel(say(message('gates.digest-pick')))
    .withStyle('compact')
    .withIsRequired(true)
    .withErrorMessage(say(message('gates.digest-pick-missing')))
    .withPlaceholder(say(message('gates.digest-pick-empty')));
}
