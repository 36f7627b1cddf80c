import { getStatus, type StatusRow, type StatusView } from '../../../contract/overview/status.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import { audienceOf } from '../../people/person.ts';
import { withFigures } from './kept-status.ts';
import { pageOfRows } from './page-of-rows.ts';
import { type StatusDeps, statusReader, type WholeStatus } from './read-status.ts';

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
      const only = groupsFor(caller, query.mine === 'yes');
      const { rollout: _same, ...rest } = query;
      return kept(whole, JSON.stringify([caller.role === 'member', only, rest]), () => ({
        today: whole.today,
        rollouts:
          caller.role === 'member' ? ownRollouts(whole, only) : whole.statuses.map(({ rollout }) => rollout),
        ...pageOfRows(whole.rows, query, only && new Set(only)),
      }));
    }),
  ];
}

/** Members see where they themselves stand; leads and champions see everybody, or theirs. */
function groupsFor(caller: Caller, mine: boolean): readonly string[] | undefined {
  if (caller.role === 'member') return [audienceOf({ pilot: caller.pilot, groupId: caller.group.id })];
  if (!mine) return undefined;
  return caller.role === 'lead' ? (caller.leads ?? undefined) : [caller.group.id];
}

/** What of the rollouts is about the groups that a member may see. */
function ownRollouts({ statuses }: WholeStatus, only: readonly string[] = []): StatusView['rollouts'] {
  return statuses.map(({ rollout, rows }) =>
    withFigures(
      rollout,
      rows.filter(({ group }) => only.includes(group.id)),
    ),
  );
}
