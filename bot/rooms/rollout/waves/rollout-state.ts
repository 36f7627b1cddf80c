import { Temporal } from 'temporal-polyfill';
import type { RolloutState } from '../../../contract/rollout/rollout-states.ts';
import type { Rollout } from './rollout.ts';

/** Where a rollout stands on a day; one that was cancelled stays so. */
export function rolloutState(
  { start, end, cancelled }: Pick<Rollout, 'start' | 'end' | 'cancelled'>,
  today: Temporal.PlainDate,
): RolloutState {
  if (cancelled) return 'cancelled';
  if (Temporal.PlainDate.compare(today, start) < 0) return 'planned';
  return Temporal.PlainDate.compare(today, end) < 0 ? 'running' : 'finished';
}
