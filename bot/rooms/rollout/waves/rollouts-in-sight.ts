import { Temporal } from 'temporal-polyfill';
import type { Rollout } from './rollout.ts';
import { rolloutState } from './rollout-state.ts';

/** What is over stays in sight for so long: people look at how it ended. */
const STAYS_DAYS = 30;

type Dated = Pick<Rollout, 'start' | 'end' | 'cancelled'>;

/**
 * The rollouts that lists work over, in the order they come: planned, running, and finished in the last days. Where
 * all are over for longer, the one that ended last: nothing looks as if it had never been.
 */
export function rolloutsInSight<R extends Dated>(rollouts: readonly R[], today: Temporal.PlainDate): R[] {
  const uncancelled = rollouts.filter(({ cancelled }) => !cancelled);
  const shown = uncancelled.filter(
    (rollout) => rolloutState(rollout, today) !== 'finished' || daysSince(rollout, today) <= STAYS_DAYS,
  );
  if (shown.length > 0) return shown;
  const last = uncancelled.toSorted((a, b) => Temporal.PlainDate.compare(b.end, a.end))[0];
  return last ? [last] : [];
}

function daysSince({ end }: Dated, today: Temporal.PlainDate): number {
  return today.since(end, { largestUnit: 'days' }).days;
}
