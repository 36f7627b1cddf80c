import { type Clock, today } from '../../../base/clock.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { holdSentence } from '../hold-sentence.ts';
import type { GateRefusals } from '../may-announce.ts';

interface WaitDeps {
  clock: Clock;
  timeZone: string;
  gateRefusals?: GateRefusals;
}

/** What the gate of a wave has against announcing it, in a sentence; undefined when nothing, or for no wave. */
export async function gateRefusalOf(
  { gateRefusals }: Pick<WaitDeps, 'gateRefusals'>,
  wave: Pick<Wave, 'id' | 'rolloutId'> | null,
): Promise<string | undefined> {
  if (wave === null || !gateRefusals) return undefined;
  return (await gateRefusals(wave.rolloutId)).get(wave.id);
}

/** Why an announcement whose hour has come waits, in a sentence; undefined when it does not. */
export async function whyWaits(deps: WaitDeps, wave: Wave | null): Promise<string | undefined> {
  if (wave === null) return undefined;
  if (waveState(wave, today(deps.clock, deps.timeZone)) === 'held') return holdSentence(wave) ?? undefined;
  return gateRefusalOf(deps, wave);
}
