import type { Temporal } from 'temporal-polyfill';
import type { Wave } from '../rollout/waves/rollout.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
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
  {
    nobodyIn,
    gateRefusal,
  }: {
    /** Why its group or the pilot set is empty, in a sentence. */
    nobodyIn?: string | undefined;
    /** What its gate has against it, in a sentence. */
    gateRefusal?: string | undefined;
  },
): Refusal | undefined {
  if (announced) return { code: 'already-announced', why: 'This wave has its announcement already.' };
  switch (waveState(wave, today)) {
    case 'held':
      return { code: 'wave-held', why: holdSentence(wave) ?? 'This wave is on hold.' };
    case 'complete':
      return { code: 'wave-complete', why: 'This wave is over: its dates have passed.' };
    default:
      if (nobodyIn !== undefined) return { code: 'nobody-in-it', why: nobodyIn };
      return gateRefusal === undefined ? undefined : { code: 'gate-not-decided', why: gateRefusal };
  }
}

/** The waves of a rollout that their gates do not let go yet, each with the reason in a sentence. */
export type GateRefusals = (rolloutId: string) => Promise<ReadonlyMap<string, string>>;
