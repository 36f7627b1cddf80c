import { message } from '../../base/words/message.ts';
import { sayInEnglish } from '../../base/words/say.ts';
import type { Wave } from '../rollout/waves/rollout.ts';

/** What the gate of a wave has against announcing it, in a sentence; undefined when nothing, or for no wave. */
export function gateSentence(wave: Pick<Wave, 'gate'> | null): string | undefined {
  if (wave?.gate !== 'closed') return undefined;
  return sayInEnglish(message('gates.refusal-undecided'));
}
