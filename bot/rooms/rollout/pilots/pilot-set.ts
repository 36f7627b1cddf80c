import { Temporal } from 'temporal-polyfill';
import { EVER_SINCE, type Member, membershipOf, samePlace } from '../../people/membership.ts';
import { isInNoGroup, type MembershipMove, type Person, PILOT } from '../../people/person.ts';

/** From this date on somebody is in the pilot set of a rollout, or not. */
export interface PilotStep {
  date: Temporal.PlainDate;
  pilot: boolean;
}

/** Who gets each phase of one rollout first. */
export interface PilotSet {
  /**
   * Whether it began as a copy of the organisation's, and goes its own way since then. The set of a rollout that was
   * planned before there were any follows the organisation's, but for those who were taken in or out.
   */
  own: boolean;
  /** By object id, each by date and never empty: everybody who ever was in it, or was taken out. */
  steps: ReadonlyMap<string, readonly PilotStep[]>;
}

/** Of every rollout without a set of its own. */
export const ORGANISATIONS_SET: PilotSet = { own: false, steps: new Map() };

/** How somebody is in a set since its beginning. */
export const SINCE_BEGINNING: readonly PilotStep[] = [{ date: EVER_SINCE, pilot: true }];

/** Whether somebody is in the pilot set of a rollout. Who is in no business group is in none. */
export function isPilotIn(set: PilotSet, person: Pick<Person, 'id' | 'groupId' | 'pilot'>): boolean {
  if (isInNoGroup(person)) return false;
  return set.steps.get(person.id)?.at(-1)?.pilot ?? (!set.own && person.pilot);
}

/** What a rollout's waves address somebody by: their business group, or its pilot set. */
export function audienceIn(set: PilotSet, person: Pick<Person, 'id' | 'groupId' | 'pilot'>): string {
  return isPilotIn(set, person) ? PILOT : person.groupId;
}

/**
 * A person as a rollout sees them: in the business groups of their own, and in its pilot set as long as they are in
 * that. The same object where it makes no difference, which it does for nearly everybody.
 */
export function memberIn<P extends Member & { id: string }>(set: PilotSet, person: P): P {
  const steps = set.steps.get(person.id);
  if (!steps && (!set.own || isNeverPilot(person))) return person;
  const moves = movesIn(set, membershipOf(person), steps ?? []);
  return { ...person, pilot: moves.at(-1)?.pilot ?? false, moves };
}

/** With the steps of a set that begin on a day; of one day the last step counts. */
export function withStep(steps: readonly PilotStep[], step: PilotStep): PilotStep[] {
  return [...steps.filter(({ date }) => Temporal.PlainDate.compare(date, step.date) < 0), step];
}

function isNeverPilot({ pilot, moves }: Member): boolean {
  return !pilot && !moves.some((move) => move.pilot);
}

function movesIn(
  set: PilotSet,
  ofPerson: readonly MembershipMove[],
  steps: readonly PilotStep[],
): MembershipMove[] {
  const groups = ofPerson.toSorted(byDate);
  const [first] = groups;
  if (!first) return [];
  const days = [...groups, ...steps]
    .map(({ date }) => date)
    .filter((date) => Temporal.PlainDate.compare(date, first.date) >= 0)
    .sort(Temporal.PlainDate.compare);
  const moves: MembershipMove[] = [];
  for (const date of days) {
    const group = lastUntil(groups, date) ?? first;
    const pilot = lastUntil(steps, date)?.pilot ?? (!set.own && group.pilot);
    const move = { date, groupId: group.groupId, pilot: pilot && !isInNoGroup(group) };
    const before = moves.at(-1);
    if (!before || !samePlace(before, move)) moves.push(move);
  }
  return moves;
}

/** Both by date. */
function lastUntil<T extends { date: Temporal.PlainDate }>(
  dated: readonly T[],
  day: Temporal.PlainDate,
): T | undefined {
  return dated.findLast(({ date }) => Temporal.PlainDate.compare(date, day) <= 0);
}

function byDate(a: MembershipMove, b: MembershipMove): number {
  return Temporal.PlainDate.compare(a.date, b.date);
}
