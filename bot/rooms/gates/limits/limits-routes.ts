import { type Clock, timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, notFound } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import { changeGateLimits, type GateLimitsView, getGateLimits } from '../../../contract/gates/gate-limits.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../../doors/http/route.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';
import type { GateLimitsTable, KeptLimits } from './limits-table.ts';

interface LimitsRoutesDeps {
  rollouts: Pick<Rollouts, 'get'>;
  gateLimits: GateLimitsTable;
  clock: Clock;
}

export function limitsRoutes({ rollouts, gateLimits, clock }: LimitsRoutesDeps): Route[] {
  async function view(rolloutId: string, caller: Caller): Promise<GateLimitsView> {
    return present(await gateLimits.of(rolloutId), caller);
  }

  async function checkRollout(id: string): Promise<void> {
    if (!(await rollouts.get(id))) throw notFound('rollout', id);
  }

  return [
    route(getGateLimits, async ({ caller, params }) => {
      await checkRollout(params.id);
      return view(params.id, caller);
    }),
    route(changeGateLimits, async ({ caller, params, body }) => {
      if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what: 'limits' });
      await checkRollout(params.id);
      const by = { id: caller.id, name: caller.name };
      const done = await gateLimits.change(params.id, { ...body, by, at: timestamp(clock) });
      if (done === 'changed') throw changedMeanwhile(await gateLimits.of(params.id));
      return view(params.id, caller);
    }),
  ];
}

function present({ limits, changedBy, changedAt, seen }: KeptLimits, caller: Caller): GateLimitsView {
  return {
    limits,
    defaults: DEFAULT_LIMITS,
    changedBy: changedBy?.name ?? null,
    changedAt,
    seen,
    mayChange: leadsEverybody(caller),
  };
}

/** For the second of two leads: who was faster. */
function changedMeanwhile({ changedBy }: KeptLimits) {
  return conflict('limits-changed', { by: changedBy?.name ?? message('common.somebody') });
}
