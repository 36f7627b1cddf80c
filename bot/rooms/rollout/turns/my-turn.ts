import type { Temporal } from 'temporal-polyfill';
import { strategyOf } from '../planning/strategy.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { plannedOn } from './since-plan.ts';
import {
  type OwnWave,
  type PersonInRollout,
  type RolloutRules,
  type WavesOfPerson,
  waveForPerson,
} from './wave-for-person.ts';

/** One person's place in the rollout on a day; undefined while nothing is planned. */
export interface MyTurn extends WavesOfPerson<Wave> {
  rollout: Rollout;
}

/** The current rollout as this person goes through it on a day. */
export async function myTurn(
  rollouts: Rollouts,
  person: PersonInRollout,
  today: Temporal.PlainDate,
): Promise<MyTurn | undefined> {
  const rollout = await rollouts.current();
  if (!rollout) return undefined;
  return { rollout, ...waveForPerson(await rollouts.waves(rollout.id), person, today, rulesOf(rollout)) };
}

/** What of a rollout decides who goes through which of its waves. */
export function rulesOf(rollout: Pick<Rollout, 'strategy' | 'plannedAt'>): RolloutRules {
  return { bundle: strategyOf(rollout.strategy).bundle, planned: plannedOn(rollout) };
}

/** The wave a person is in, or else their next one: what they most likely talk about. */
export function nearestWave(turn: MyTurn | undefined): OwnWave<Wave> | undefined {
  return turn?.now[0] ?? turn?.held[0] ?? turn?.next[0] ?? turn?.done.at(-1);
}
