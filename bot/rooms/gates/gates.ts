import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp, today } from '../../base/clock.ts';
import { notFound } from '../../base/errors.ts';
import type { Words } from '../../base/words/message.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { Group } from '../people/groups-table.ts';
import type { People } from '../people/people.ts';
import { groupsInRollout } from '../rollout/pilots/groups-in-rollout.ts';
import { bundlesOf } from '../rollout/planning/bundles.ts';
import { nameRollouts } from '../rollout/waves/name-rollouts.ts';
import type { Rollout, Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { ApplyGateDeps } from './apply-gate.ts';
import { type Evaluation, evaluate } from './conditions/conditions.ts';
import { type Grounds, goes, type Moment } from './decide.ts';
import type { FactsCollector, FactsCollectors } from './facts/collect-facts.ts';
import type { FoundGate, GatesTable } from './gates-table.ts';
import type { GateLimitsTable } from './limits/limits-table.ts';

export interface GatesDeps extends ApplyGateDeps {
  people: People;
  rollouts: Rollouts;
  gates: GatesTable;
  gateLimits: GateLimitsTable;
  collector: FactsCollectors;
  jobs: Jobs;
  clock: Clock;
  timeZone: string;
}

/** A wave in its rollout, on a day. */
export interface Place {
  rollout: Rollout;
  /** What tells it apart from others. */
  named: Words;
  wave: Wave;
  waves: readonly Wave[];
  groups: readonly Group[];
  today: Temporal.PlainDate;
}

/** A wave before its gate, with everything that it is shown and decided with. */
export interface GateScene extends Place {
  /** Undefined before its day. */
  gate: FoundGate | undefined;
  grounds: Grounds;
  evaluation: Evaluation;
}

/**
 * The wave, or the one that stands for its bundle.
 * @throws AnswerError when there is no such wave
 */
export async function placeOf(
  deps: Pick<GatesDeps, 'rollouts' | 'people' | 'clock' | 'timeZone'>,
  waveId: string,
): Promise<Place> {
  const { rolloutId } = await deps.rollouts.wave(waveId);
  const [all, waves, groups] = await Promise.all([
    deps.rollouts.all(),
    deps.rollouts.waves(rolloutId),
    groupsInRollout(deps, rolloutId),
  ]);
  const asked = waves.find(({ id }) => id === waveId);
  const rollout = all.find(({ id }) => id === rolloutId);
  if (!rollout || !asked) throw notFound('wave', waveId);
  // A bundle has one gate, whichever of its waves somebody asks for.
  const wave = bundlesOf(rollout, waves).leadOf(asked);
  const named = nameRollouts(all).get(rolloutId) ?? rollout.title;
  return { rollout, named, wave, waves, groups, today: today(deps.clock, deps.timeZone) };
}

export async function groundsNow(
  { collector, gateLimits }: { collector: FactsCollector; gateLimits: GateLimitsTable },
  { rollout, wave, waves }: Pick<Place, 'rollout' | 'wave' | 'waves'>,
): Promise<Grounds> {
  const [facts, { limits }] = await Promise.all([
    collector.of(rollout, wave, waves),
    gateLimits.of(rollout.id),
  ]);
  return { facts, limits };
}

/** A gate on the facts that were kept with it. */
export function asKept(place: Place, gate: FoundGate): GateScene {
  return { ...place, gate, grounds: gate, evaluation: evaluate(gate.facts, gate.limits) };
}

/**
 * The gate as it is now. While it waits for a decision, or is held, on the facts of now; once the wave may go, on
 * those of the decision. What an open gate shows is kept, unless people are just being imported.
 */
export async function lookAt(deps: GatesDeps, waveId: string): Promise<GateScene> {
  const place = await placeOf(deps, waveId);
  const gate = await deps.gates.get(place.wave.id);
  if (gate && goes(gate)) return asKept(place, gate);
  const grounds = await groundsNow(deps, place);
  const scene = { ...place, grounds, evaluation: evaluate(grounds.facts, grounds.limits) };
  if (gate?.state !== 'open' || sameGrounds(gate, grounds)) return { ...scene, gate };
  if (await deps.people.upheaval.now()) return { ...scene, gate };
  // Somebody who decides in this moment is right; what is read then is what counts.
  await deps.gates.update(gate, { ...gate, ...grounds });
  return { ...scene, gate: await deps.gates.get(place.wave.id) };
}

export function momentOf(clock: Clock, by: Moment['by']): Moment {
  return { id: randomUUID(), at: timestamp(clock), by };
}

export function sameGrounds(a: Grounds, b: Grounds): boolean {
  const text = ({ facts, limits }: Grounds) =>
    JSON.stringify([{ ...facts, collectedAt: '', today: '' }, limits, evaluate(facts, limits)]);
  return text(a) === text(b);
}
