import { Temporal } from 'temporal-polyfill';
import { today } from '../../base/clock.ts';
import { message } from '../../base/words/message.ts';
import type { GateLimits } from '../../contract/gates/gate-limits.ts';
import { LaterError } from '../../doors/jobs/job.ts';
import type { StillSettled } from '../people/upheaval-table.ts';
import { type Bundles, bundlesOf } from '../rollout/planning/bundles.ts';
import type { Rollout, Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { applyGate, isApplied } from './apply-gate.ts';
import { evaluate } from './conditions/conditions.ts';
import { stormIn } from './conditions/storm-brake.ts';
import { bringGate, decided, decisionByRule, type Grounds, stopByStorm } from './decide.ts';
import type { FactsCollector } from './facts/collect-facts.ts';
import type { PreviousFacts } from './facts/gate-facts.ts';
import { previousIn, previousOfBundle } from './facts/previous-waves.ts';
import { opensOn } from './gate-view.ts';
import { type GatesDeps, groundsNow, momentOf, sameGrounds } from './gates.ts';
import type { GateHead } from './gates-table.ts';
import { holdByStorm, runningBefore } from './hold-before.ts';
import { type ApplyDeps, finishSafeguards } from './safeguards/apply-safeguard.ts';
import { askToTell } from './telling/ask-to-tell.ts';

export type WatchDeps = GatesDeps & ApplyDeps;

/** A rollout as the watch found it. */
interface Watched {
  rollout: Rollout;
  all: readonly Wave[];
  /** Those of them that are not over; one for each bundle, which has one gate. */
  waves: readonly Wave[];
  bundles: Bundles<Wave>;
  limits: GateLimits;
  /** When somebody changed them, ISO 8601 in UTC; null before the first change. */
  limitsChangedAt: string | null;
  heads: ReadonlyMap<string, GateHead>;
  /** Of facts that many of its waves share. */
  collector: FactsCollector;
  stillSettled: StillSettled;
  today: Temporal.PlainDate;
}

/** Facts of an open gate are collected again after this long; whoever looks at it collects them as well. */
const REFRESH_MS = 3_600_000;
/** So long after an event its leads are looked at again: the job that tells them may have been lost ... */
const TOLD_WITHIN_MS = 5 * 60_000;
/** ... or may only be under way: many gates can come together, and their leads are to hear of them in one message. */
const TOLD_AFTER_MS = 60_000;

/**
 * Looks after the gates of every rollout that is not over. Each step does what is missing and leaves alone what is
 * done, so that it can run twice, and at the same time: of two that change one gate the second does nothing.
 */
export async function watchGates(deps: WatchDeps): Promise<void> {
  // Gates ask how many people there are.
  const stillSettled = await deps.people.upheaval.wait();
  const date = today(deps.clock, deps.timeZone);
  const faults: unknown[] = [];
  for (const rollout of await deps.rollouts.going()) {
    if (Temporal.PlainDate.compare(date, rollout.end) >= 0) continue;
    // Read once while nothing is to be done, which is nearly always.
    let found: Watched | undefined;
    for (const step of STEPS) {
      // What is wrong with one step or one rollout keeps no other from its gates.
      try {
        found ??= await watched(deps, rollout, date, stillSettled);
        if (await step(deps, found)) found = undefined;
      } catch (error) {
        if (error instanceof LaterError) throw error;
        faults.push(error);
        found = undefined;
      }
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some gates could not be looked after.');
}

async function watched(
  deps: WatchDeps,
  rollout: Rollout,
  date: Temporal.PlainDate,
  stillSettled: StillSettled,
): Promise<Watched> {
  const [waves, heads, { limits, changedAt }] = await Promise.all([
    deps.rollouts.waves(rollout.id),
    deps.gates.headsOf(rollout.id),
    deps.gateLimits.of(rollout.id),
  ]);
  const bundles = bundlesOf(rollout, waves);
  return {
    rollout,
    all: waves,
    bundles,
    waves: bundles.leads.filter((wave) => waveState(wave, date) !== 'complete'),
    limits,
    limitsChangedAt: changedAt,
    heads: new Map(heads.map((head) => [head.waveId, head])),
    collector: deps.collector.atOnce(),
    stillSettled,
    today: date,
  };
}

/** Each tells whether it did anything: then the next one reads anew. */
const STEPS = [finishHolds, bringDue, brakeStorms, decideByRule, refreshOpen, tellAgain];

/** What broke off between a decision and its holds. */
async function finishHolds(deps: WatchDeps, { rollout, waves, bundles, heads }: Watched): Promise<boolean> {
  let acted = await finishSafeguards(deps, rollout.id);
  for (const wave of waves) {
    if (bundles.of(wave).every((one) => isApplied(one, heads.get(wave.id)))) continue;
    acted = true;
    await applyGate(deps, wave.id);
  }
  return acted;
}

/** Gates whose day has come. A wave that began before there was a gate has nothing to be decided on any more. */
async function bringDue(deps: WatchDeps, found: Watched): Promise<boolean> {
  let acted = false;
  for (const wave of found.waves) {
    if (found.heads.has(wave.id)) continue;
    const started = Temporal.PlainDate.compare(wave.start, found.today) < 0;
    const due = Temporal.PlainDate.compare(opensOn(wave, found.limits.leadDays), found.today) <= 0;
    if (started || !due) continue;
    acted = true;
    await bring(deps, found, wave);
  }
  // Once all of them are there, so that nobody is told of them one by one.
  if (acted) await askToTell(deps.jobs, found.rollout.id, { news: true });
  return acted;
}

async function bring(deps: WatchDeps, found: Watched, wave: Wave) {
  const grounds = await groundsOf(deps, found, wave);
  const reason = message('gates.wave-starts', { start: { day: wave.start.toString() } });
  await deps.gates.add(bringGate(wave, grounds, momentOf(deps.clock, null), reason));
  await applyGate(deps, wave.id);
}

/** Stops waves to come that would follow one which goes badly. */
async function brakeStorms(deps: WatchDeps, found: Watched): Promise<boolean> {
  const { rollout, limits, heads, all, bundles } = found;
  if (!limits.storm) return false;
  let acted = false;
  const previousOf = previousIn(all);
  for (const wave of found.waves) {
    const head = heads.get(wave.id);
    // What is stopped already waits for a person anyway.
    if (head?.storm || head?.state === 'held') continue;
    if (Temporal.PlainDate.compare(wave.start, found.today) <= 0) continue;
    const before = previousOfBundle(previousOf, bundles.of(wave));
    if (before.length === 0 || before.some(({ start }) => Temporal.PlainDate.compare(start, found.today) > 0))
      continue;
    const facts = await found.collector.previousOf(rollout, before);
    if (facts && (await brake(deps, found, wave, facts))) acted = true;
  }
  if (acted) await askToTell(deps.jobs, rollout.id, { news: true });
  return acted;
}

/** True when the wave was stopped. */
async function brake(deps: WatchDeps, found: Watched, wave: Wave, facts: PreviousFacts): Promise<boolean> {
  const gate = await deps.gates.get(wave.id);
  const decidedOn = gate && gate.state !== 'open' ? gate.facts.previous : null;
  const storm = stormIn(facts, found.limits, decidedOn);
  if (storm === null || gate?.state === 'held' || gate?.storm) return false;
  // First, so that a brake that breaks off is done again as a whole.
  if (found.limits.storm?.holdWave) {
    await holdByStorm(deps, runningBefore({ ...found, wave, waves: found.all }), storm);
  }
  const grounds = await groundsOf(deps, found, wave);
  const moment = momentOf(deps.clock, null);
  const reason = message('gates.goes-badly');
  const before = gate ?? bringGate(wave, grounds, momentOf(deps.clock, null), reason);
  const next = stopByStorm(before, grounds, storm, moment);
  if (gate) await deps.gates.update(gate, next);
  else await deps.gates.add(next);
  await applyGate(deps, wave.id);
  return true;
}

/** On the first day of a wave that nobody has decided on. One that the storm brake stopped waits for a person. */
async function decideByRule(deps: WatchDeps, found: Watched): Promise<boolean> {
  let acted = false;
  for (const wave of found.waves) {
    const head = found.heads.get(wave.id);
    if (head?.state !== 'open' || head.storm) continue;
    if (Temporal.PlainDate.compare(wave.start, found.today) > 0) continue;
    acted = true;
    const gate = await deps.gates.get(wave.id);
    if (gate?.state !== 'open' || gate.storm) continue;
    const grounds = await groundsOf(deps, found, wave);
    const decision = decisionByRule(found.limits, evaluate(grounds.facts, grounds.limits));
    await deps.gates.update(gate, decided(gate, grounds, decision, momentOf(deps.clock, null)));
    await applyGate(deps, wave.id);
  }
  // One that is held, for nobody came, needs its leads again.
  if (acted) await askToTell(deps.jobs, found.rollout.id, { news: true });
  return acted;
}

async function refreshOpen(deps: WatchDeps, found: Watched): Promise<boolean> {
  let acted = false;
  let changed = false;
  for (const wave of found.waves) {
    const head = found.heads.get(wave.id);
    if (head?.state !== 'open' || !isStale(head, found, deps.clock.now())) continue;
    acted = true;
    const [gate, grounds] = await Promise.all([deps.gates.get(wave.id), groundsOf(deps, found, wave)]);
    if (gate?.state !== 'open') continue;
    const done = await deps.gates.update(gate, { ...gate, ...grounds });
    if (done === 'written' && !sameGrounds(gate, grounds)) changed = true;
  }
  if (changed) await askToTell(deps.jobs, found.rollout.id);
  return acted;
}

/** What an open gate shows was collected long ago, or judged by limits that have been changed since. */
function isStale({ factsAt }: GateHead, { limitsChangedAt }: Watched, now: number): boolean {
  const at = Date.parse(factsAt);
  return now - at >= REFRESH_MS || (limitsChangedAt !== null && Date.parse(limitsChangedAt) >= at);
}

async function tellAgain({ jobs, clock }: WatchDeps, { rollout, heads }: Watched): Promise<boolean> {
  const fresh = [...heads.values()].some(({ last }) => {
    const age = last ? clock.now() - Date.parse(last.at) : TOLD_WITHIN_MS + 1;
    return age >= TOLD_AFTER_MS && age <= TOLD_WITHIN_MS;
  });
  if (fresh) await askToTell(jobs, rollout.id, { news: true });
  return false;
}

/**
 * On the plan as it is now: it may have changed since the watch found it.
 * @throws LaterError when an import of people has begun since
 */
async function groundsOf(
  { rollouts, gateLimits }: WatchDeps,
  { rollout, collector, stillSettled }: Watched,
  wave: Wave,
): Promise<Grounds> {
  const waves = await rollouts.waves(rollout.id);
  const grounds = await groundsNow({ collector, gateLimits }, { rollout, wave, waves });
  await stillSettled();
  return grounds;
}
