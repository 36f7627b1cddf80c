import { sayInEnglish } from '../../base/words/say.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import type { HoldKind } from '../rollout/waves/wave-hold.ts';

/** What lets a wave go on, by what holds it. */
const WAYS_ON: Record<HoldKind, string> = {
  lead: 'Release it on the Status screen',
  gate: 'Decide its gate under Gates',
  storm: 'Decide its gate under Gates',
  safeguard: 'End its safeguard hold under Gates',
};

/** That a wave is on hold, why, and what lets its announcements go out; null while nothing holds it. */
export function holdSentence({ holds }: Pick<Wave, 'holds'>): string | null {
  if (holds.length === 0) return null;
  const said = holds.map(({ why }) => sayWords(why, sayInEnglish));
  const reasons = new Set(said.map((why) => (/[.!?]$/.test(why) ? why : `${why}.`)));
  const [first = '', ...others] = new Set(holds.map(({ kind }) => WAYS_ON[kind]));
  const ways = [first, ...others.map((way) => way.charAt(0).toLowerCase() + way.slice(1))].join(', and ');
  return `This wave is on hold: ${[...reasons].join(' ')} ${ways}, and its announcements go out.`;
}
