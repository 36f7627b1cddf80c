import { z } from 'zod';
import type { Words } from '../../../base/words/message.ts';
import { sentences } from '../../../base/words/sentences.ts';
import { StoredWords } from '../../../base/words/stored.ts';

/** Who holds a wave: a lead, its gate, the storm brake of its gate, or a known issue with a scope. */
export const HoldKind = z.enum(['lead', 'gate', 'storm', 'safeguard']);
export type HoldKind = z.infer<typeof HoldKind>;

/** One reason to hold a wave. A wave can have several and goes on when the last one is released. */
export const WaveHold = z.object({
  /** One per wave and cause; holding again with the same id replaces the reason. */
  id: z.string(),
  kind: HoldKind,
  /** What the people of the wave are told. */
  why: StoredWords,
});
export type WaveHold = z.infer<typeof WaveHold>;

/** The hold that a lead puts on a wave by hand. */
export const LEAD_HOLD = 'lead';

/** What `heldBy` says of a wave whose rollout was cancelled or deleted: nothing of it goes on any more. */
export const CALLED_OFF = 'called-off';

/** All reasons as one for people, each once; null when nothing holds the wave. */
export function heldBecause(holds: readonly WaveHold[]): Words | null {
  const reasons = new Map(holds.map(({ why }) => [JSON.stringify(why), why]));
  return reasons.size === 0 ? null : sentences([...reasons.values()]);
}

/** Which holds there are, as a key; null when nothing holds the wave. */
export function heldBy(holds: readonly WaveHold[]): string | null {
  return holds.length === 0 ? null : holds.map(({ id }) => id).join(' ');
}

/** The holds once this one is put on: the newest reason of one cause counts. */
export function withHold(holds: readonly WaveHold[], hold: WaveHold): WaveHold[] {
  return [...holds.filter(({ id }) => id !== hold.id), hold];
}

/** What holds a wave that a lead cannot release by hand; undefined when its own hold is what holds it. */
export function whyNotRelease(holds: readonly WaveHold[]): 'nothing' | 'safeguard' | 'gate' | undefined {
  if (holds.some(({ id }) => id === LEAD_HOLD)) return undefined;
  const [first] = holds;
  if (!first) return 'nothing';
  return first.kind === 'safeguard' ? 'safeguard' : 'gate';
}
