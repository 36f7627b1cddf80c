import { getStatus, type StatusView } from '../../../contract/rollout/rollout.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import { audienceOf } from '../../people/person.ts';
import { type StatusDeps, statusReader } from './read-status.ts';

export function statusRoutes(deps: StatusDeps): Route[] {
  const readStatus = statusReader(deps);
  return [
    route(getStatus, async ({ caller, query, say }) =>
      forCaller(caller, await readStatus(say, query.rollout)),
    ),
  ];
}

/** Members see where they themselves stand; leads and champions see everybody. */
function forCaller(caller: Caller, view: StatusView): StatusView {
  if (caller.role !== 'member') return view;
  const own = audienceOf({ pilot: caller.pilot, groupId: caller.group.id });
  return { ...view, rows: view.rows.filter((row) => row.group.id === own) };
}
