import { type Clock, today } from '../../../base/clock.ts';
import { whyOf } from '../../../base/errors.ts';
import type { Message } from '../../../base/words/message.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { whyWaveCancelled } from '../../rollout/waves/why-cancelled.ts';
import { whyHeld } from '../why-held.ts';
import { whyGateForbids } from '../why-not-announce.ts';

interface WaitDeps {
  clock: Clock;
  timeZone: string;
}

/** Why an announcement whose hour has come waits; undefined when it does not. */
export function whyWaits({ clock, timeZone }: WaitDeps, wave: Wave | null): Message | undefined {
  if (wave === null) return undefined;
  const cancelled = whyWaveCancelled(wave);
  if (cancelled) return whyOf(cancelled);
  if (waveState(wave, today(clock, timeZone)) === 'held') return whyHeld(wave) ?? undefined;
  const forbidden = whyGateForbids(wave);
  return forbidden && whyOf(forbidden);
}
