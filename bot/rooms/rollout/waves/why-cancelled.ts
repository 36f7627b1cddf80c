import { type Refusal, refusal } from '../../../base/errors.ts';
import type { Rollout } from './rollout.ts';

/** That a rollout was cancelled, by whom and why: nothing of it can be changed any more. Undefined unless it was. */
export function whyCancelled({
  title,
  cancelled,
}: Pick<Rollout, 'title' | 'cancelled'>): Refusal | undefined {
  if (!cancelled) return undefined;
  const { by, on, reason } = cancelled;
  return refusal('rollout-cancelled', { by, title, on: { day: on }, reason });
}
