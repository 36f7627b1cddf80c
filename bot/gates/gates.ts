import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp, today } from '../clock.ts';
import { conflict, forbidden, notFound } from '../errors.ts';
import type { Caller } from '../http/route.ts';
import type { Jobs } from '../jobs/job.ts';
import type { Group } from '../people/groups-table.ts';
import type { People } from '../people/people.ts';
import { leadsWave } from '../rollout/leads-wave.ts';
import { nameOfGroup } from '../rollout/moves/wave-in-plan.ts';
import type { Rollout, Rollouts, Wave } from '../rollout/rollouts.ts';
import type { FactsCollector } from './collect-facts.ts';
import { type Evaluation, evaluate } from './conditions.ts';
import {
  bringGate,
  type Decision,
  decided,
  type Grounds,
  goes,
  isSameDecision,
  type Moment,
  whyNotDecide,
} from './decide.ts';
import { type FollowDeps, followGate } from './follow-gate.ts';
import type { FoundGate, GatesTable } from './gates-table.ts';
import type { GateLimitsTable } from './limits-table.ts';
import { BY_RULE } from './present-gate.ts';

export interface GatesDeps extends FollowDeps {
  people: People;
  rollouts: Rollouts;
  gates: GatesTable;
  gateLimits: GateLimitsTable;
  collector: FactsCollector;
  jobs: Jobs;
  clock: Clock;
  timeZone: string;
}

/** A wave before its gate, with everything that it is shown and decided with. */
export interface GateScene {
  rollout: Rollout;
  wave: Wave;
  waves: readonly Wave[];
  groups: readonly Group[];
  today: Temporal.PlainDate;
  /** Undefined before its day. */
  gate: FoundGate | undefined;
  grounds: Grounds;
  evaluation: Evaluation;
}

/** Makes the chats of the leads show the gate as it is. */
export const TELL = 'gates.tell';

/** @throws AnswerError when there is no such wave. */
export async function placeOf(deps: GatesDeps, waveId: string) {
  const { rolloutId } = await deps.rollouts.wave(waveId);
  const [rollout, waves, groups] = await Promise.all([
    deps.rollouts.get(rolloutId),
    deps.rollouts.waves(rolloutId),
    deps.people.groups.all(),
  ]);
  const wave = waves.find(({ id }) => id === waveId);
  if (!rollout || !wave) throw notFound('wave', waveId);
  return { rollout, wave, waves, groups, today: today(deps.clock, deps.timeZone) };
}

export async function groundsNow(
  { collector, gateLimits }: Pick<GatesDeps, 'collector' | 'gateLimits'>,
  { rollout, wave, waves }: Pick<GateScene, 'rollout' | 'wave' | 'waves'>,
): Promise<Grounds> {
  const [facts, { limits }] = await Promise.all([
    collector.of(rollout, wave, waves),
    gateLimits.of(rollout.id),
  ]);
  return { facts, limits };
}

/**
 * The gate as it is now. While it waits for a decision, or is held, on the facts of now; once the wave may go, on
 * those of the decision. What an open gate shows is kept.
 */
export async function lookAt(deps: GatesDeps, waveId: string): Promise<GateScene> {
  const [place, gate] = await Promise.all([placeOf(deps, waveId), deps.gates.get(waveId)]);
  if (gate && goes(gate))
    return { ...place, gate, grounds: gate, evaluation: evaluate(gate.facts, gate.limits) };
  const grounds = await groundsNow(deps, place);
  const scene = { ...place, grounds, evaluation: evaluate(grounds.facts, grounds.limits) };
  if (gate?.state !== 'open' || sameGrounds(gate, grounds)) return { ...scene, gate };
  // Somebody who decides in this moment is right; what is read then is what counts.
  await deps.gates.update(gate, { ...gate, ...grounds });
  return { ...scene, gate: await deps.gates.get(waveId) };
}

/**
 * Decides for this lead on the facts of now. A gate whose day has not come is brought by it.
 * @throws AnswerError that says why not, or who was faster; nothing is overwritten.
 */
export async function decideGate(
  deps: GatesDeps,
  caller: Caller,
  waveId: string,
  { seen, ...decision }: Decision & { seen: number },
): Promise<void> {
  const [place, found] = await Promise.all([placeOf(deps, waveId), deps.gates.get(waveId)]);
  if (!leadsWave(caller, place.wave)) {
    const name = nameOfGroup(place.groups, place.wave.groupId);
    throw forbidden('not-your-group', `You do not lead ${name}: its gates are decided by its leads.`);
  }
  // Also what was decided already: its holds may have been cut off.
  if (found && isSameDecision(found, decision, caller.id, seen)) return settle(deps, waveId);
  if ((found?.version ?? 0) !== seen) throw changedMeanwhile(found);

  const grounds = await groundsNow(deps, place);
  const evaluation = evaluate(grounds.facts, grounds.limits);
  const refusal = whyNotDecide(
    place.wave,
    found ?? { state: 'open', storm: null },
    evaluation,
    decision,
    place.today,
  );
  if (refusal) throw refusal;
  const moment = momentOf(deps.clock, { id: caller.id, name: caller.name });
  const gate = found ?? bringGate(place.wave, grounds, momentOf(deps.clock, moment.by), EARLY);
  const next = decided(gate, grounds, decision, moment);
  const done = found ? await deps.gates.update(found, next) : await deps.gates.add(next);
  if (done !== 'written' && done !== 'added') throw changedMeanwhile(await deps.gates.get(waveId));
  await settle(deps, waveId);
}

const EARLY = 'A lead decided before its day.';

/** After each change of a gate: the wave is where the gate says, and the leads see it. */
export async function settle(deps: GatesDeps, waveId: string): Promise<void> {
  await followGate(deps, waveId);
  await deps.jobs.add(TELL, { waveId });
}

export function momentOf(clock: Clock, by: Moment['by']): Moment {
  return { id: randomUUID(), at: timestamp(clock), by };
}

export function sameGrounds(a: Grounds, b: Grounds): boolean {
  const text = ({ facts, limits }: Grounds) =>
    JSON.stringify([{ ...facts, collectedAt: '', today: '' }, limits, evaluate(facts, limits)]);
  return text(a) === text(b);
}

/** For the second of two leads: who decided what. */
function changedMeanwhile(gate: FoundGate | undefined) {
  const last = gate?.events.at(-1);
  return conflict(
    'gate-changed',
    `${last ? whatHappened(last) : 'The gate has changed'} since you looked. Nothing was overwritten; look at the gate again before you decide.`,
  );
}

function whatHappened({ by, kind, reason }: FoundGate['events'][number]): string {
  const who = by?.name ?? BY_RULE;
  const why = reason === '' ? '' : ` (${reason})`;
  switch (kind) {
    case 'brought':
      return `${who} has brought this gate`;
    case 'storm':
      return `The storm brake has stopped this wave${why}`;
    case 'go':
      return `${who} has decided on go`;
    case 'hold':
      return `${who} has held this wave${why}`;
    case 'override':
      return `${who} has let this wave go although not all conditions passed${why}`;
  }
}
