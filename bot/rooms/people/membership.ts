import { Temporal } from 'temporal-polyfill';
import { isInNoGroup, type MembershipMove, type Person } from './person.ts';

/** As far as a person's membership goes. */
export type Member = Pick<Person, 'groupId' | 'pilot' | 'moves'>;

/** Stands for "ever since": nobody knows when people came in whose rows are older than this record. */
export const EVER_SINCE = Temporal.PlainDate.from('1970-01-01');

/** More changes than anybody lives through in one rollout. */
const MOST_MOVES = 10;

/** Where a person was and since when, by date; the last one is where they are. Never empty. */
export function membershipOf({ groupId, pilot, moves }: Member): readonly MembershipMove[] {
  return moves.length > 0 ? moves : [{ date: EVER_SINCE, groupId, pilot }];
}

/**
 * The moves to keep of a person whom an import puts somewhere on a day, `known` being how they were kept before.
 * Nothing new where they are there already; of one day only the last place counts; the oldest of too many go.
 */
export function movesWith(
  known: Member | undefined,
  now: Pick<Person, 'groupId' | 'pilot'>,
  on: Temporal.PlainDate,
): readonly MembershipMove[] {
  const move = { date: on, groupId: now.groupId, pilot: now.pilot };
  // Whom nobody had assigned, or who had left, was in no group: this is how they come in.
  if (!known || isInNoGroup(known)) return [move];
  if (samePlace(known, now)) return known.moves;
  const earlier = membershipOf(known).filter(({ date }) => !date.equals(on));
  const last = earlier.at(-1);
  return last && samePlace(last, now) ? earlier : newest([...earlier, move]);
}

/** Whether they are in another group, or went into or out of the pilot set. */
export function samePlace(
  a: Pick<Person, 'groupId' | 'pilot'>,
  b: Pick<Person, 'groupId' | 'pilot'>,
): boolean {
  return a.groupId === b.groupId && a.pilot === b.pilot;
}

function newest(moves: readonly MembershipMove[]): readonly MembershipMove[] {
  const [oldest] = moves;
  const [first, ...rest] = moves.slice(-MOST_MOVES);
  if (!oldest || !first) return moves;
  // How somebody came in must not become younger, or they would seem to be new in the organisation.
  return [{ ...first, date: oldest.date }, ...rest];
}
