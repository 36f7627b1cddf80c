import { type Refusal, refusal } from '../../../base/errors.ts';
import type { Rollout, Wave } from './rollout.ts';

/** That a rollout was cancelled, by whom and why: nothing of it can be changed any more. Undefined unless it was. */
export function whyCancelled({
  title,
  cancelled,
}: Pick<Rollout, 'title' | 'cancelled'>): Refusal | undefined {
  if (!cancelled) return undefined;
  const { by, on, reason } = cancelled;
  return refusal('rollout-cancelled', { by, title, on: { day: on }, reason });
}

/** The same for a wave that was cancelled with its rollout. */
export function whyWaveCancelled({ cancelled }: Pick<Wave, 'cancelled'>): Refusal | undefined {
  if (!cancelled) return undefined;
  const { by, on, reason } = cancelled;
  return refusal('wave-cancelled', { by, on: { day: on }, reason });
}
