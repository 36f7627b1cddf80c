import type { Clock } from '../../../base/clock.ts';
import { forbidden, notFound } from '../../../base/errors.ts';
import { addPlaybook, deletePlaybook, getPlaybook } from '../../../contract/playbooks/playbooks.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import { presentInFull, presentPlaybook } from '../../playbooks/present-playbook.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { removePlaybook, uploadPlaybook } from './change-playbooks.ts';

interface PlaybookRoutesDeps {
  rollouts: Rollouts;
  clock: Clock;
}

export function playbookRoutes(deps: PlaybookRoutesDeps): Route[] {
  const { rollouts } = deps;
  return [
    route(getPlaybook, async ({ caller, params }) => {
      const [kept, usedBy] = await Promise.all([
        rollouts.playbooks.get(params.id),
        rollouts.usingPlaybook(params.id),
      ]);
      if (!kept) throw notFound('playbook', params.id);
      return presentInFull(kept, usedBy, leadsEverybody(caller));
    }),
    route(addPlaybook, async ({ caller, body }) => {
      checkMayChange(caller);
      const { fileName, text, replace } = body;
      const by = { id: caller.id, name: caller.name };
      return presentPlaybook(await uploadPlaybook(deps, { fileName, text, replace, by }));
    }),
    route(deletePlaybook, async ({ caller, params }) => {
      checkMayChange(caller);
      await removePlaybook(deps, params.id);
      return { id: params.id };
    }),
  ];
}

function checkMayChange(caller: Caller): void {
  if (leadsEverybody(caller)) return;
  throw forbidden('all-groups-only', { what: 'playbooks' });
}
