import { today } from '../../../base/clock.ts';
import type { Say } from '../../../base/words/message.ts';
import { type Comparison, compareRollouts, getPlanning } from '../../../contract/rollout/compare.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { UNASSIGNED } from '../../people/person.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import { presentCollisions } from './collision-words.ts';
import { type ComparedStrategy, compareStrategies } from './compare-strategies.ts';
import { checkMayPlan, type PlanDeps, type PlanRequest, planRequest } from './plan-request.ts';
import { meaningOfStrategy, nameOfStrategy, strategies } from './strategy.ts';

/** What a lead looks at before a rollout is planned. */
export function compareRoutes(deps: PlanDeps): Route[] {
  const { people, rollouts, planningRules, clock, timeZone } = deps;
  return [
    route(compareRollouts, async ({ caller, body, say }) => {
      checkMayPlan(caller);
      const read = await planRequest(deps, body);
      const { request, beside } = read;
      const compared = compareStrategies(request, beside);
      // A workload moves people once: the strategies would only say the same four times.
      const told = request.playbook.kind === 'workload' ? compared.slice(0, 1) : compared;
      return { plans: told.map((one) => presentCompared(one, read, say)) };
    }),
    route(getPlanning, async ({ caller, say }) => {
      checkMayPlan(caller);
      const { rules, seen } = await planningRules.get();
      const groups = (await people.groups.all()).filter(({ id }) => id !== UNASSIGNED.id);
      return {
        today: today(clock, timeZone).toString(),
        rules,
        rulesSeen: seen,
        strategies: strategies.map(({ id }) => ({
          id,
          name: say(nameOfStrategy(id)),
          meaning: say(meaningOfStrategy(id)),
        })),
        groups: groups.map((group) => ({ group: { id: group.id, name: group.name }, people: group.people })),
        playbooks: (await rollouts.playbooks.all()).map(({ playbook }) => lengthsOf(playbook)),
      };
    }),
  ];
}

function presentCompared(
  one: ComparedStrategy,
  { request: { playbook }, beside: { groups } }: PlanRequest,
  say: Say,
): Comparison['plans'][number] {
  if (!one.ok) {
    const why = say({ id: `error.${one.code}`, params: one.params });
    return { strategy: one.strategy, ok: false, code: one.code, why };
  }
  const { configuration, collisions } = one;
  return {
    strategy: one.strategy,
    ok: true,
    end: one.end.toString(),
    days: one.days,
    cadenceDays: one.cadenceDays,
    restDays: one.restDays && { min: one.restDays.min, median: one.restDays.median },
    mostPhasesAtOnceForIt: one.mostPhasesAtOnceForIt,
    mostPilotsAtOnce: one.mostPilotsAtOnce,
    configuration: configuration && {
      start: configuration.start.toString(),
      end: configuration.end.toString(),
    },
    waves: one.waves.map((wave) => ({
      phaseId: wave.phaseId,
      groupId: wave.groupId,
      start: wave.start.toString(),
      end: wave.end.toString(),
    })),
    collisions:
      collisions && presentCollisions(collisions, { playbook, groups, nextStart: collisions.nextStart }, say),
  };
}

function lengthsOf(playbook: Playbook) {
  const { segmentDays, pilotSegments, userSegments } = playbook.defaults;
  const lengths = { id: playbook.id, segmentDays, pilotSegments, userSegments };
  if (playbook.kind === 'workload') {
    return { ...lengths, firstGroupSegments: playbook.defaults.firstGroupSegments, configurationDays: null };
  }
  return {
    ...lengths,
    firstGroupSegments: null,
    configurationDays: playbook.defaults.configurationDays ?? 0,
  };
}
