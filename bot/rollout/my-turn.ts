import type { Temporal } from 'temporal-polyfill';
import type { Rollout, Rollouts, Wave } from './rollouts.ts';
import { type PersonInRollout, type WavesOfPerson, waveForPerson } from './wave-for-person.ts';

/** One person's place in the rollout on a day; undefined while nothing is planned. */
export interface MyTurn extends WavesOfPerson<Wave> {
  rollout: Rollout;
}

export async function myTurn(
  rollouts: Rollouts,
  person: PersonInRollout,
  today: Temporal.PlainDate,
): Promise<MyTurn | undefined> {
  const rollout = await rollouts.current();
  if (!rollout) return undefined;
  return { rollout, ...waveForPerson(await rollouts.waves(rollout.id), person, today) };
}

/** The wave a person is in, or else their next one: what they most likely talk about. */
export function nearestWave(turn: MyTurn | undefined): Wave | undefined {
  return turn?.now[0] ?? turn?.held[0] ?? turn?.next[0] ?? turn?.done.at(-1);
}
