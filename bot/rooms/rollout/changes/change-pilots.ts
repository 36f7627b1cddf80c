import type { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../../base/clock.ts';
import { conflict, invalid, notFound } from '../../../base/errors.ts';
import { firstNames } from '../../../base/words/first-names.ts';
import { type Message, message } from '../../../base/words/message.ts';
import { sentences } from '../../../base/words/sentences.ts';
import type { PilotWish } from '../../../contract/rollout/pilots.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { People } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import { isPilotIn, type PilotSet, withStep } from '../pilots/pilot-set.ts';
import type { PilotSetsTable } from '../pilots/pilot-sets-table.ts';
import type { PlanLog } from '../waves/plan-log.ts';
import type { Rollout } from '../waves/rollout.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { whyCancelled } from '../waves/why-cancelled.ts';
import { entryOf } from './carry-out-move.ts';
import { findPilots } from './find-pilots.ts';

export interface PilotDeps {
  people: People;
  rollouts: Rollouts;
  pilotSets: PilotSetsTable;
  planLog: PlanLog;
  clock: Clock;
  timeZone: string;
}

/** Somebody of a wish, as they are to be from a day on. */
export interface PilotChange {
  person: Person;
  pilot: boolean;
  change: 'joins' | 'leaves' | 'stays';
}

export interface ReadWish {
  rollout: Rollout;
  set: PilotSet;
  changes: PilotChange[];
  unknown: string[];
}

/** @throws AnswerError when there is no such rollout, and for somebody who is to join and to leave. */
export async function readWish(
  { people, rollouts }: Pick<PilotDeps, 'people' | 'rollouts'>,
  rolloutId: string,
  { join, leave }: PilotWish,
): Promise<ReadWish> {
  const rollout = await rollouts.get(rolloutId);
  if (!rollout) throw notFound('rollout', rolloutId);
  const [set, joining, leaving] = await Promise.all([
    rollouts.pilots(rolloutId),
    findPilots(people, join),
    people.table.findMany(leave),
  ]);
  const both = joining.people.find(({ id }) => leaving.has(id));
  if (both) throw invalid('pilot-both', { name: both.name });
  const changeOf =
    (pilot: boolean) =>
    (person: Person): PilotChange => {
      const change = isPilotIn(set, person) === pilot ? 'stays' : pilot ? 'joins' : 'leaves';
      return { person, pilot, change };
    };
  return {
    rollout,
    set,
    changes: [...joining.people.map(changeOf(true)), ...[...leaving.values()].map(changeOf(false))],
    unknown: [...joining.unknown, ...leave.filter((id) => !leaving.has(id))],
  };
}

/** The set as it is once these people have joined or left on a day. */
export function afterChanges(
  set: PilotSet,
  changes: readonly PilotChange[],
  date: Temporal.PlainDate,
): PilotSet {
  const steps = new Map(set.steps);
  for (const { person, pilot, change } of changes) {
    if (change !== 'stays') steps.set(person.id, withStep(steps.get(person.id) ?? [], { date, pilot }));
  }
  return { own: set.own, steps };
}

/**
 * Takes people into the pilot set of a rollout, or out of it, from today on. Everybody else, and every other rollout,
 * stays as they are; who is where they are to be changes nothing.
 * @throws AnswerError for somebody who is not known, a rollout that was cancelled, and while people are being imported.
 */
export async function changePilots(
  deps: PilotDeps,
  caller: Pick<Caller, 'id' | 'name'>,
  rolloutId: string,
  wish: PilotWish,
): Promise<{ joined: number; left: number }> {
  const { people, rollouts, pilotSets, planLog, clock, timeZone } = deps;
  const stillSettled = await people.upheaval.refuse();
  const { rollout, changes, unknown } = await readWish(deps, rolloutId, wish);
  const refused = whyCancelled(rollout);
  if (refused) throw conflict(refused.code, refused.params);
  if (unknown.length > 0) throw invalid('pilots-unknown', { names: firstNames(unknown) });
  const joined = changes.filter(({ change }) => change === 'joins');
  const left = changes.filter(({ change }) => change === 'leaves');
  const set = await rollouts.plannedSet(rolloutId);
  if (!set) throw notFound('rollout', rolloutId);
  await stillSettled();
  if (joined.length + left.length === 0) return { joined: 0, left: 0 };
  const date = today(clock, timeZone);
  const byId = new Map([...joined, ...left].map((one) => [one.person.id, one]));
  // History first: people who were moved and nobody can say by whom would be worse than an entry too many.
  const reason = sentences([...say('rollout.pilots-joined', joined), ...say('rollout.pilots-left', left)]);
  await planLog.addEntry(rolloutId, entryOf(clock, 'pilots', { id: null }, reason, caller));
  await pilotSets.change(set, [...byId.keys()], (id, steps) => {
    const one = byId.get(id);
    if (!one || steps?.at(-1)?.pilot === one.pilot) return undefined;
    return withStep(steps ?? [], { date, pilot: one.pilot });
  });
  return { joined: joined.length, left: left.length };
}

function say(
  id: 'rollout.pilots-joined' | 'rollout.pilots-left',
  changes: readonly PilotChange[],
): Message[] {
  if (changes.length === 0) return [];
  const people = firstNames(changes.map(({ person }) => person.name));
  return [message(id, { people })];
}
