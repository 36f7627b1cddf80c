import type { Temporal } from 'temporal-polyfill';
import type { Say, Words } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { GateSummary, GateView } from '../../contract/gates/gates.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { Group } from '../people/groups-table.ts';
import { bundlesOf } from '../rollout/planning/bundles.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import type { Rollout, Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { titleOf } from './conditions/condition.ts';
import { notPassedIn } from './conditions/conditions.ts';
import { previousIn, previousOfBundle } from './facts/previous-waves.ts';
import type { GateScene } from './gates.ts';
import type { GateHead } from './gates-table.ts';
import { isHeldAsLeads, isRunning } from './hold-before.ts';
import { presentCondition, presentEvent, presentGateWave } from './present-gate.ts';
import { waveNames } from './wave-names.ts';

/** What all gates of a list have in common. */
export interface ListedBy {
  rollout: Rollout;
  /** What the rollout is called where there are several; its title where it is left out. */
  named?: Words | undefined;
  groups: readonly Group[];
  today: Temporal.PlainDate;
  leadDays: number;
  caller: Caller;
  say: Say;
}

type Listed = Pick<GateHead, 'state' | 'storm' | 'last' | 'verdict' | 'notPassed' | 'version'>;

export function presentSummary(
  wave: Wave,
  gate: Listed | undefined,
  { rollout, named, groups, today, leadDays, caller, say }: ListedBy,
): GateSummary {
  return {
    wave: presentGateWave(wave, rollout, groups, { today, say }),
    rollout: sayWords(named ?? rollout.title, say),
    state: gate?.state ?? 'coming',
    opensOn: opensOn(wave, leadDays).toString(),
    verdict: gate?.verdict ?? null,
    storm: (gate?.storm ?? null) !== null,
    notPassed: gate?.notPassed ?? [],
    last: gate?.last ? presentEvent(gate.last, say) : null,
    mayDecide: leadsWave(caller, wave) && !wave.cancelled && waveState(wave, today) !== 'complete',
    seen: gate?.version ?? 0,
  };
}

export function presentGate(scene: GateScene, caller: Caller, say: Say): GateView {
  const { rollout, named, wave, groups, today, gate, grounds, evaluation } = scene;
  const events = gate?.events ?? [];
  const { verdict, conditions } = evaluation;
  const notPassed = notPassedIn(conditions);
  const nameOf = waveNames(rollout, groups);
  const listed = gate && { ...gate, last: events.at(-1) ?? null, verdict, notPassed };
  return {
    ...presentSummary(wave, listed, {
      rollout,
      named,
      groups,
      today,
      leadDays: grounds.limits.leadDays,
      caller,
      say,
    }),
    // Also before its day: whoever looks may decide early.
    verdict,
    notPassed,
    conditions: conditions.map((one) => presentCondition(one, nameOf, say)),
    notAsked: evaluation.notAsked.map(({ id, reason }) => ({
      id,
      title: say(titleOf(id)),
      why: say(reason),
    })),
    previous: bundlesOf(rollout, previousOf(scene)).leads.map((one) => ({
      id: one.id,
      name: say(nameOf(one.id)),
      running: isRunning(one, today),
      held: isHeldAsLeads(one),
      mayHold: isRunning(one, today) && leadsWave(caller, one),
    })),
    factsAt: grounds.facts.collectedAt,
    heldBecause: wave.heldBecause && sayWords(wave.heldBecause, say),
    heldBy: wave.holds.map(({ kind, why }) => ({ kind, why: sayWords(why, say) })),
    events: events.map((event) => presentEvent(event, say)).toReversed(),
  };
}

function previousOf({
  rollout,
  wave,
  waves,
}: Pick<GateScene, 'rollout' | 'wave' | 'waves'>): readonly Wave[] {
  return previousOfBundle(previousIn(waves), bundlesOf(rollout, waves).of(wave));
}

/** The day on which the gate of a wave is brought to the leads. */
export function opensOn({ start }: Pick<Wave, 'start'>, leadDays: number): Temporal.PlainDate {
  return start.subtract({ days: leadDays });
}
