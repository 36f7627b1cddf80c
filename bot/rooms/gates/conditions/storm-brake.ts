import { type Message, message } from '../../../base/words/message.ts';
import type { GateLimits } from '../../../contract/gates/gate-limits.ts';
import type { PreviousFacts } from '../facts/gate-facts.ts';
import { openByPerson } from '../facts/people-in-trouble.ts';
import { atLeastSeveral, people, perHundred } from './condition.ts';

/**
 * Why the wave after these stops by itself; null while it does not. One issue with which somebody cannot work is
 * enough once a lead has taken it up, and so are open issues of many of the people reached, each counted once.
 *
 * `decidedOn` are the facts on which somebody decided last: what was known then does not stop the wave again. Only
 * a blocker that was not confirmed then does, or as many people as the brake needs at least who had no issue then.
 */
export function stormIn(
  facts: PreviousFacts,
  { storm }: Pick<GateLimits, 'storm'>,
  decidedOn: PreviousFacts | null,
): Message | null {
  if (!storm) return null;
  return blockerIn(facts, decidedOn) ?? rateIn(facts, storm, decidedOn);
}

function blockerIn({ blockers }: PreviousFacts, decidedOn: PreviousFacts | null): Message | null {
  const known = new Set(confirmed(decidedOn?.blockers ?? []));
  const [first, ...others] = confirmed(blockers).filter((number) => !known.has(number));
  if (first === undefined) return null;
  const more = others.map((number) => `#${number}`).join(', ');
  return message('gates.storm-blocker', { number: String(first), others: others.length, more });
}

function rateIn(
  facts: PreviousFacts,
  storm: NonNullable<GateLimits['storm']>,
  decidedOn: PreviousFacts | null,
): Message | null {
  const { issues, reach } = facts;
  if (!reach || reach.sent === 0) return null;
  const known = new Set(decidedOn?.issues);
  const troubled = openByPerson(facts);
  const fresh = troubled.filter((own) => !own.some((number) => known.has(number)));
  const rate = perHundred(troubled.length, reach.sent);
  if (fresh.length < atLeastSeveral(storm.minIssues) || rate <= storm.issuesPer100) return null;
  return message('gates.storm-people', {
    count: troubled.length,
    reports: issues.length,
    reached: people(reach.sent),
    decided: known.size === 0 ? 'no' : 'yes',
    fresh: fresh.length,
    rate: String(rate),
    limit: String(storm.issuesPer100),
  });
}

function confirmed(blockers: PreviousFacts['blockers']): number[] {
  return blockers.filter((one) => one.confirmed).map(({ number }) => number);
}
