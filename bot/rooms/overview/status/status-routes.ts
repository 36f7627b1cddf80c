import type { z } from 'zod';
import { getStatus, type StatusRow, type StatusView } from '../../../contract/overview/status.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import { audienceIn } from '../../rollout/pilots/pilot-set.ts';
import { withFigures } from './kept-status.ts';
import { mergeRows } from './merge-rows.ts';
import { pageOfRows } from './page-of-rows.ts';
import { type StatusDeps, statusReader, type WholeStatus } from './read-status.ts';

type Query = z.output<typeof getStatus.query>;

/** Leads open the same pages: so many of a status are kept as they were sent. */
const MOST_PAGES = 200;

export function statusRoutes(deps: StatusDeps): Route[] {
  const readStatus = statusReader(deps);
  const pages = new WeakMap<readonly StatusRow[], Map<string, StatusView>>();

  /** The same object for all who ask for the same page, so that it is written and packed once. */
  function kept(whole: WholeStatus, key: string, make: () => StatusView): StatusView {
    const known = pages.get(whole.rows) ?? new Map<string, StatusView>();
    pages.set(whole.rows, known);
    const page = known.get(key) ?? make();
    if (known.size < MOST_PAGES) known.set(key, page);
    return page;
  }

  return [
    route(getStatus, async ({ caller, query, say }) => {
      const whole = await readStatus(say, query.rollout);
      const { rollout: _same, ...rest } = query;
      if (caller.role === 'member') {
        const own = await audiencesOf(deps, caller, whole);
        return kept(whole, JSON.stringify([own, rest]), () => presentOwn(whole, own, query));
      }
      const only = query.mine === 'yes' ? theirGroups(caller) : undefined;
      return kept(whole, JSON.stringify([only, rest]), () => ({
        today: whole.today,
        rollouts: whole.statuses.map(({ rollout }) => rollout),
        ...pageOfRows(whole.rows, query, only && new Set(only)),
      }));
    }),
  ];
}

/** Leads see everybody, or their groups; champions theirs. */
function theirGroups(caller: Caller): readonly string[] | undefined {
  return caller.role === 'lead' ? (caller.leads ?? undefined) : [caller.group.id];
}

/** Where a member stands in each of the rollouts: each has its own pilot set. */
async function audiencesOf(
  { rollouts }: Pick<StatusDeps, 'rollouts'>,
  { id, group, pilot }: Caller,
  { statuses }: WholeStatus,
): Promise<string[]> {
  const sets = await Promise.all(statuses.map(({ rollout }) => rollouts.pilots(rollout.id)));
  return sets.map((set) => audienceIn(set, { id, groupId: group.id, pilot }));
}

/** Members see where they themselves stand, and what of the rollouts is about that. */
function presentOwn(whole: WholeStatus, audiences: readonly string[], query: Query): StatusView {
  const statuses = whole.statuses.map(({ rollout, rows }, index) => {
    const own = rows.filter(({ group }) => group.id === audiences[index]);
    return { rollout: withFigures(rollout, own), rows: own };
  });
  return {
    today: whole.today,
    rollouts: statuses.map(({ rollout }) => rollout),
    ...pageOfRows(mergeRows(statuses, whole.today), query),
  };
}
