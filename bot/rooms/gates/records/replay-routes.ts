import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import { replayGates } from '../../../contract/gates/gate-replay.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import type { People } from '../../people/people.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { bundlesOf } from '../../rollout/planning/bundles.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { titleOf } from '../conditions/condition.ts';
import type { Gate } from '../gate.ts';
import { presentGateWave } from '../present-gate.ts';
import { waveNames, withWaveName } from '../wave-names.ts';
import { replay } from './replay.ts';

interface ReplayRoutesDeps {
  people: Pick<People, 'groups' | 'table'>;
  rollouts: Pick<Rollouts, 'get' | 'waves' | 'pilots'>;
  gates: { ofRollout(rolloutId: string): Promise<readonly Gate[]> };
  clock: Clock;
  timeZone: string;
}

export function replayRoutes(deps: ReplayRoutesDeps): Route[] {
  const { rollouts, gates, clock, timeZone } = deps;
  return [
    route(replayGates, async ({ params, body, say }) => {
      const rollout = await rollouts.get(params.id);
      if (!rollout) throw notFound('rollout', params.id);
      const [waves, kept, groups] = await Promise.all([
        rollouts.waves(rollout.id),
        gates.ofRollout(rollout.id),
        groupsInRollout(deps, rollout.id),
      ]);
      const date = today(clock, timeZone);
      const nameOf = waveNames(rollout, groups);
      const replayed = replay(bundlesOf(rollout, waves).leads, kept, body.limits, date);
      return {
        waves: replayed.waves.map(({ wave, gate, was, would, conditions }) => ({
          wave: presentGateWave(wave, rollout, groups, { today: date, say }),
          on: gate.facts.today,
          decided: gate.state,
          was,
          would,
          wouldHold: would !== 'pass',
          conditions: conditions.map(({ id, reason, ...outcomes }) => ({
            id,
            title: say(titleOf(id)),
            ...outcomes,
            why: say(withWaveName(reason, nameOf)),
          })),
        })),
        withoutFacts: replayed.withoutFacts,
      };
    }),
  ];
}
