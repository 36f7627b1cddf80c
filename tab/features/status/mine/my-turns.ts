import type { MyTurnView } from '../../../../bot/contract/overview/my-rollout.ts';
import { daysFrom } from '../../../ui/format/calendar.ts';
import type { Format } from '../../../ui/format/format.ts';

/** My way through the rollouts in the parts of the screen, each by start. */
export interface MyTurns {
  readonly now: readonly MyTurnView[];
  /** On hold, and planned. */
  readonly ahead: readonly MyTurnView[];
  /** The last one first. */
  readonly done: readonly MyTurnView[];
}

export function myTurns(turns: readonly MyTurnView[]): MyTurns {
  return {
    now: turns.filter(({ state }) => state === 'in-progress'),
    ahead: turns.filter(({ state }) => state === 'held' || state === 'planned'),
    done: turns.filter(({ state }) => state === 'complete').toReversed(),
  };
}

/** Of what is further away nobody has to do anything yet. */
const SOON_DAYS = 28;

/** What to do for a turn now: of what is on, on hold, or comes soon. */
export function whatToDo({ state, start, toDo }: MyTurnView, today: string): readonly string[] {
  return state === 'planned' && daysFrom(today, start) > SOON_DAYS ? [] : toDo;
}

/** What a reader should know first: what is on, or else what is on hold or comes next, whichever was to come first. */
export function turnSentence(
  { now, ahead, done }: MyTurns,
  today: string,
  missed: boolean,
  format: Format,
): string {
  const [first] = ahead;
  if (now.length > 0) return nowSentence(now, today, format);
  if (first !== undefined) return aheadSentence(first, ahead, today, format);
  if (done.length === 0) return 'Nothing is planned for you yet.';
  return missed
    ? 'What was planned for you is over.'
    : 'You have everything. Nothing more is planned for you.';
}

function nowSentence(now: readonly MyTurnView[], today: string, format: Format): string {
  const [first] = now;
  if (first === undefined || now.length > 1) return `It is your turn: ${format.list(now.map(nameOf))}.`;
  return `It is your turn: ${first.name}, for another ${format.count(daysFrom(today, first.end), 'day', 'days')}.`;
}

function aheadSentence(
  first: MyTurnView,
  ahead: readonly MyTurnView[],
  today: string,
  format: Format,
): string {
  const together = ahead.filter(({ state, start }) => state === first.state && start === first.start);
  const names = format.list(together.map(nameOf));
  if (first.state === 'held')
    return `${names} ${together.length === 1 ? 'is' : 'are'} on hold. ${first.held?.hears ?? ''}`.trim();
  return `Next for you: ${names}, from ${format.day(first.start)} (${inDays(daysFrom(today, first.start), format)}).`;
}

function inDays(days: number, format: Format): string {
  if (days <= 0) return 'any day now';
  if (days === 1) return 'tomorrow';
  return `in ${format.count(days, 'day', 'days')}`;
}

function nameOf({ name }: MyTurnView): string {
  return name;
}
