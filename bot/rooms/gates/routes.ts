import { today } from '../../base/clock.ts';
import { notFound } from '../../base/errors.ts';
import {
  decideGate as decideGateEndpoint,
  decideGates as decideGatesEndpoint,
} from '../../contract/gates/gate-decisions.ts';
import { getGate, getGates } from '../../contract/gates/gates.ts';
import { leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import { decideGate, decideGates } from './decide-gate.ts';
import { presentGate, presentSummary } from './gate-view.ts';
import { type GatesDeps, lookAt } from './gates.ts';

/** Lists cost as much as there are waves; a gate as much as there are issues and groups in the waves before it. */
export function gatesRoutes(deps: GatesDeps): Route[] {
  const { people, rollouts, gates, gateLimits, clock, timeZone } = deps;
  return [
    route(getGates, async ({ caller, query, say }) => {
      const date = today(clock, timeZone);
      const mayChangeLimits = leadsEverybody(caller);
      const all = await rollouts.all();
      const rollout = query.rollout ? all.find(({ id }) => id === query.rollout) : all[0];
      if (!rollout && query.rollout) throw notFound('rollout', query.rollout);
      const none = { today: date.toString(), rollout: null, rollouts: [], gates: [], mayChangeLimits };
      if (!rollout) return none;
      const [waves, heads, groups, { limits }] = await Promise.all([
        rollouts.waves(rollout.id),
        gates.headsOf(rollout.id),
        people.groups.all(),
        gateLimits.of(rollout.id),
      ]);
      const headOf = new Map(heads.map((head) => [head.waveId, head]));
      const by = { rollout, groups, today: date, leadDays: limits.leadDays, caller, say };
      return {
        today: date.toString(),
        rollout: { id: rollout.id, title: rollout.title },
        rollouts: all.map(({ id, title }) => ({ id, title })),
        gates: waves.map((wave) => presentSummary(wave, headOf.get(wave.id), by)),
        mayChangeLimits,
      };
    }),
    route(getGate, async ({ caller, params, say }) =>
      presentGate(await lookAt(deps, params.waveId), caller, say),
    ),
    route(decideGateEndpoint, async ({ caller, params, body, say }) => {
      const { decision: kind, reason, seen } = body;
      await decideGate(deps, caller, params.waveId, { kind, reason, seen });
      return presentGate(await lookAt(deps, params.waveId), caller, say);
    }),
    route(decideGatesEndpoint, async ({ caller, params, body, say }) => {
      const { decision: kind, reason, gates: wanted } = body;
      if (!(await rollouts.get(params.id))) throw notFound('rollout', params.id);
      return { gates: await decideGates(deps, { caller, say }, params.id, { kind, reason, gates: wanted }) };
    }),
  ];
}
