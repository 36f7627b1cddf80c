import type { Temporal } from 'temporal-polyfill';
import { type Refusal, refusal } from '../../base/errors.ts';
import type { Message } from '../../base/words/message.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { whyWaveCancelled } from '../rollout/waves/why-cancelled.ts';
import { whyHeld } from './why-held.ts';

/** Why a wave cannot be announced now; undefined when it can. */
export function whyNotAnnounce(
  wave: Wave,
  announced: boolean,
  today: Temporal.PlainDate,
  /** Why its group or the pilot set is empty. */
  nobodyIn: Message | undefined,
): Refusal | undefined {
  const cancelled = whyWaveCancelled(wave);
  if (cancelled) return cancelled;
  if (announced) return refusal('already-announced');
  if (waveState(wave, today) === 'complete') return refusal('wave-complete', { doing: 'announce' });
  const held = whyHeld(wave);
  if (held) return refusal('wave-held', { doing: 'announce', why: held });
  if (nobodyIn !== undefined) return refusal('nobody-in-it', { why: nobodyIn });
  return whyGateForbids(wave);
}

/** What the gate of a wave has against announcing it; undefined when nothing, or for no wave. */
export function whyGateForbids(wave: Pick<Wave, 'gate'> | null): Refusal | undefined {
  return wave?.gate === 'closed' ? refusal('gate-not-decided') : undefined;
}
