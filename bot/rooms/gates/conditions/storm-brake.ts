import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { PreviousFacts } from '../facts/gate-facts.ts';
import { people, perHundred } from './condition.ts';

/**
 * Why the wave after these stops by itself, in a sentence; null while it does not. One issue with which somebody
 * cannot work is enough once a lead has taken it up, and so are many issues among the people reached.
 *
 * `decidedOn` are the facts on which somebody decided last: what was known then does not stop the wave again. Only
 * a blocker that was not confirmed then does, or as many new issues as the brake needs at least.
 */
export function stormIn(
  facts: PreviousFacts,
  { storm }: Pick<GateLimits, 'storm'>,
  decidedOn: PreviousFacts | null,
): string | null {
  if (!storm) return null;
  return blockerIn(facts, decidedOn) ?? rateIn(facts, storm, decidedOn);
}

function blockerIn({ blockers }: PreviousFacts, decidedOn: PreviousFacts | null): string | null {
  const known = new Set(confirmed(decidedOn?.blockers ?? []));
  const [first, ...others] = confirmed(blockers).filter((number) => !known.has(number));
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : ` So do ${others.map((number) => `#${number}`).join(', ')}.`;
  return `Issue #${first} keeps somebody in the wave before from working, and a lead has confirmed it.${more}`;
}

function rateIn(
  { issues, reach }: PreviousFacts,
  storm: NonNullable<GateLimits['storm']>,
  decidedOn: PreviousFacts | null,
): string | null {
  if (!reach || reach.sent === 0) return null;
  const known = new Set(decidedOn?.issues);
  const fresh = issues.filter((number) => !known.has(number));
  const rate = perHundred(issues.length, reach.sent);
  if (fresh.length < storm.minIssues || rate <= storm.issuesPer100) return null;
  const since = known.size === 0 ? '' : `, ${fresh.length} of them since the last decision`;
  return (
    `${issues.length} ${issues.length === 1 ? 'issue' : 'issues'} from ${people(reach.sent)} reached in the wave before` +
    `${since}: ${rate} per 100, more than the ${storm.issuesPer100} at which the next wave stops.`
  );
}

function confirmed(blockers: PreviousFacts['blockers']): number[] {
  return blockers.filter((one) => one.confirmed).map(({ number }) => number);
}
