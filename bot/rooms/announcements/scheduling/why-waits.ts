import { type Clock, today } from '../../../base/clock.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { gateSentence } from '../gate-sentence.ts';
import { holdSentence } from '../hold-sentence.ts';

interface WaitDeps {
  clock: Clock;
  timeZone: string;
}

/** Why an announcement whose hour has come waits, in a sentence; undefined when it does not. */
export function whyWaits({ clock, timeZone }: WaitDeps, wave: Wave | null): string | undefined {
  if (wave === null) return undefined;
  if (waveState(wave, today(clock, timeZone)) === 'held') return holdSentence(wave) ?? undefined;
  return gateSentence(wave);
}
