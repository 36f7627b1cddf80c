import { Temporal } from 'temporal-polyfill';
import type { Words } from '../../../base/words/message.ts';
import type { WaveState } from '../../../contract/rollout/rollout.ts';
import type { Span } from './planned-wave.ts';
import type { Wave } from './rollout.ts';

/** What the state of a wave follows from; without `heldBecause` it is not held, without `cancelled` it goes on. */
export interface HoldableSpan extends Span {
  heldBecause?: Words | null;
  cancelled?: Wave['cancelled'];
}

/**
 * Where a wave stands on a day. A wave whose last day is over is complete, whether or not it is held: only a
 * wave that has not ended can be stopped. To keep a held wave from running out, move its dates. One that was
 * cancelled with its rollout stays so.
 */
export function waveState(wave: HoldableSpan, today: Temporal.PlainDate): WaveState {
  if (wave.cancelled) return 'cancelled';
  if (Temporal.PlainDate.compare(today, wave.end) >= 0) return 'complete';
  if (wave.heldBecause !== undefined && wave.heldBecause !== null) return 'held';
  if (Temporal.PlainDate.compare(today, wave.start) >= 0) return 'in-progress';
  return 'planned';
}
