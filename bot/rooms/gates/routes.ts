import { notFound } from '../../base/errors.ts';
import {
  decideGate as decideGateEndpoint,
  decideGates as decideGatesEndpoint,
  holdWavesBefore as holdBeforeEndpoint,
  releaseWavesBefore as releaseBeforeEndpoint,
} from '../../contract/gates/gate-decisions.ts';
import { getGate, getGates } from '../../contract/gates/gates.ts';
import { type Route, route } from '../../doors/http/route.ts';
import { decideGate, decideGates } from './decide-gate.ts';
import { presentGate } from './gate-view.ts';
import { type GatesDeps, lookAt } from './gates.ts';
import { holdWavesBefore } from './hold-before.ts';
import { listGates } from './listing/list-gates.ts';

/** Lists read as much as there are waves and answer a page; a gate costs as much as there are issues and groups in the waves before it. */
export function gatesRoutes(deps: GatesDeps): Route[] {
  const { rollouts } = deps;
  return [
    route(getGates, ({ caller, query, say }) => listGates(deps, query, { caller, say })),
    route(getGate, async ({ caller, params, say }) =>
      presentGate(await lookAt(deps, params.waveId), caller, say),
    ),
    route(decideGateEndpoint, async ({ caller, params, body, say }) => {
      const { decision: kind, reason, seen } = body;
      await decideGate(deps, caller, params.waveId, { kind, reason, seen });
      return presentGate(await lookAt(deps, params.waveId), caller, say);
    }),
    route(holdBeforeEndpoint, async ({ caller, params: { waveId }, body, say }) => {
      await holdWavesBefore(deps, caller, { waveId, change: 'hold', reason: body.reason });
      return presentGate(await lookAt(deps, waveId), caller, say);
    }),
    route(releaseBeforeEndpoint, async ({ caller, params: { waveId }, body, say }) => {
      await holdWavesBefore(deps, caller, { waveId, change: 'release', reason: body.reason });
      return presentGate(await lookAt(deps, waveId), caller, say);
    }),
    route(decideGatesEndpoint, async ({ caller, params, body, say }) => {
      const { decision: kind, reason, gates: wanted } = body;
      if (!(await rollouts.get(params.id))) throw notFound('rollout', params.id);
      return { gates: await decideGates(deps, { caller, say }, params.id, { kind, reason, gates: wanted }) };
    }),
  ];
}
