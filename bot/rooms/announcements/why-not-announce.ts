import type { Temporal } from 'temporal-polyfill';
import type { Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { gateSentence } from './gate-sentence.ts';
import { holdSentence } from './hold-sentence.ts';

export interface Refusal {
  code: string;
  why: string;
}

/** Why a wave cannot be announced now, in a sentence; undefined when it can. */
export function whyNotAnnounce(
  wave: Wave,
  announced: boolean,
  today: Temporal.PlainDate,
  /** Why its group or the pilot set is empty, in a sentence. */
  nobodyIn: string | undefined,
): Refusal | undefined {
  if (announced) return { code: 'already-announced', why: 'This wave has its announcement already.' };
  switch (waveState(wave, today)) {
    case 'held':
      return { code: 'wave-held', why: holdSentence(wave) ?? 'This wave is on hold.' };
    case 'complete':
      return { code: 'wave-complete', why: 'This wave is over: its dates have passed.' };
    default:
      if (nobodyIn !== undefined) return { code: 'nobody-in-it', why: nobodyIn };
      return refusedByGate(wave);
  }
}

function refusedByGate(wave: Wave): Refusal | undefined {
  const why = gateSentence(wave);
  return why === undefined ? undefined : { code: 'gate-not-decided', why };
}
