import { z } from 'zod';

/** Who holds a wave: a lead, its gate, the storm brake of its gate, or a known issue with a scope. */
export const HoldKind = z.enum(['lead', 'gate', 'storm', 'safeguard']);
export type HoldKind = z.infer<typeof HoldKind>;

/** One reason to hold a wave. A wave can have several and goes on when the last one is released. */
export const WaveHold = z.object({
  /** One per wave and cause; holding again with the same id replaces the reason. */
  id: z.string(),
  kind: HoldKind,
  /** What the people of the wave are told. */
  why: z.string(),
});
export type WaveHold = z.infer<typeof WaveHold>;

/** The hold that a lead puts on a wave by hand. */
export const LEAD_HOLD = 'lead';

/** All reasons as one text for people; null when nothing holds the wave. */
export function heldBecause(holds: readonly WaveHold[]): string | null {
  const reasons = [...new Set(holds.map(({ why }) => why))];
  return reasons.length === 0 ? null : reasons.join(' ');
}

/** The holds once this one is put on: the newest reason of one cause counts. */
export function withHold(holds: readonly WaveHold[], hold: WaveHold): WaveHold[] {
  return [...holds.filter(({ id }) => id !== hold.id), hold];
}

/** Why a lead cannot release a wave by hand, in a sentence; undefined when its own hold is what holds it. */
export function whyNotRelease(holds: readonly WaveHold[]): string | undefined {
  if (holds.some(({ id }) => id === LEAD_HOLD)) return undefined;
  const [first] = holds;
  if (!first) return 'This wave is not on hold.';
  if (first.kind === 'safeguard')
    return 'A known issue holds this wave. It goes on when the safeguard hold is ended under Gates.';
  return 'The gate holds this wave. It goes on when somebody decides so under Gates.';
}
