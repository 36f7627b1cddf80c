import { conflict, forbidden } from '../../../base/errors.ts';
import { changePlanningRules } from '../../../contract/rollout/collisions.ts';
import { leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import type { PlanningRulesTable } from './planning-rules-table.ts';

/** What planning asks for in the whole organisation. */
export function planningRulesRoutes({ planningRules }: { planningRules: PlanningRulesTable }): Route[] {
  return [
    route(changePlanningRules, async ({ caller, body }) => {
      if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what: 'rules' });
      const done = await planningRules.change(body.rules, body.seen);
      if (done === 'changed') throw conflict('planning-rules-changed');
      return planningRules.get();
    }),
  ];
}
