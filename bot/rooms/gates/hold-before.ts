import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../base/clock.ts';
import { conflict, forbidden } from '../../base/errors.ts';
import { message, type Words } from '../../base/words/message.ts';
import type { Caller } from '../../doors/http/route.ts';
import { nameOfGroup } from '../people/name-of-group.ts';
import { entryOf } from '../rollout/changes/carry-out-move.ts';
import { bundlesOf } from '../rollout/planning/bundles.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import type { PlanChanges } from '../rollout/waves/plan-changes.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import { LEAD_HOLD, type WaveHold } from '../rollout/waves/wave-hold.ts';
import { NOBODY } from './apply-gate.ts';
import { previousIn, previousOfBundle } from './facts/previous-waves.ts';
import { type GatesDeps, type Place, placeOf } from './gates.ts';

// While a group's wave goes badly, that wave itself can be held, and not only the next one. It is the hold that leads
// put on a wave by hand, so that whoever may release that one may release this.

/** Told to the people of a wave that the storm brake holds for what goes wrong in it. */
const OWN_STORM_WHY = message('gates.storm-why-own');

interface Wish {
  waveId: string;
  change: 'hold' | 'release';
  /** Told to the people of the waves where they are held. */
  reason: string;
}

/**
 * Holds the running waves that a gate is judged by, or lets them go on. Safe to run again.
 * @throws AnswerError when there is none to hold or release, or the caller does not lead one of them
 */
export async function holdWavesBefore(
  deps: GatesDeps,
  caller: Caller,
  { waveId, change, reason }: Wish,
): Promise<void> {
  const place = await placeOf(deps, waveId);
  const running = runningBefore(place);
  const waves = running.filter((wave) => isHeldAsLeads(wave) === (change === 'release'));
  const strange = (waves.length > 0 ? waves : running).find((wave) => !leadsWave(caller, wave));
  if (strange) {
    const group = nameOfGroup(place.groups, strange.groupId);
    throw forbidden('not-your-group', { group, what: 'waves' });
  }
  if (waves.length === 0) throw conflict('none-before', { change });
  for (const wave of waves) {
    const entry = entryOf(deps.clock, change === 'hold' ? 'held' : 'released', wave, reason, caller);
    if (change === 'hold') await deps.planChanges.hold(wave.rolloutId, holdBy('lead', reason), entry);
    else await deps.planChanges.release(wave.rolloutId, LEAD_HOLD, entry);
  }
}

/** What the storm brake does where a rollout asks for it. One that a lead holds already stays as it is. */
export async function holdByStorm(
  { planChanges, clock }: { planChanges: PlanChanges; clock: Clock },
  waves: readonly Wave[],
  storm: Words,
): Promise<void> {
  for (const wave of waves.filter((one) => !isHeldAsLeads(one))) {
    const entry = entryOf(clock, 'held', wave, storm, NOBODY);
    await planChanges.hold(wave.rolloutId, holdBy('storm', OWN_STORM_WHY), entry);
  }
}

/** The waves that a gate is judged by and that can still be held. */
export function runningBefore({
  rollout,
  wave,
  waves,
  today,
}: Pick<Place, 'rollout' | 'wave' | 'waves' | 'today'>): Wave[] {
  const together = bundlesOf(rollout, waves).of(wave);
  return previousOfBundle(previousIn(waves), together).filter((one) => isRunning(one, today));
}

export function isRunning({ start, end, cancelled }: Wave, today: Temporal.PlainDate): boolean {
  if (cancelled) return false;
  return Temporal.PlainDate.compare(start, today) <= 0 && Temporal.PlainDate.compare(today, end) < 0;
}

/** By the hold that leads put on by hand, whoever put it. */
export function isHeldAsLeads({ holds }: Pick<Wave, 'holds'>): boolean {
  return holds.some(({ id }) => id === LEAD_HOLD);
}

function holdBy(kind: 'lead' | 'storm', why: Words): WaveHold {
  return { id: LEAD_HOLD, kind, why };
}
