import type { Temporal } from 'temporal-polyfill';
import type { StrategyId } from '../../../contract/rollout/rollout.ts';
import { onDates, type PlannedWave, type Span } from '../waves/planned-wave.ts';
import { datesOfDays } from './day-number.ts';
import type { Beside } from './judge-collisions.ts';
import { type PlanCollisions, planCollisions } from './plan-collisions.ts';
import type { PlanFault } from './plan-faults.ts';
import { type PlanFigures, planFigures } from './plan-figures.ts';
import type { ScheduleRequest } from './plan-in-days.ts';
import { checkedPlanInDays } from './schedule.ts';
import { strategies } from './strategy.ts';

/** One strategy for the same groups and settings, planned and measured, or why it cannot be had. */
export type ComparedStrategy =
  | ({
      strategy: StrategyId;
      ok: true;
      end: Temporal.PlainDate;
      /** From the first day, configuration included, to the last. */
      days: number;
      configuration: Span | null;
      waves: PlannedWave[];
      /** With other rollouts; null where there are none. */
      collisions: PlanCollisions | null;
    } & PlanFigures)
  | ({ strategy: StrategyId; ok: false } & PlanFault);

/** The four strategies side by side, in the order in which they are always shown, and what each runs into. */
export function compareStrategies(
  request: Omit<ScheduleRequest, 'strategy'>,
  beside?: Beside,
): ComparedStrategy[] {
  // All four plans share most of their dates.
  const dateOf = datesOfDays();
  return strategies.map(({ id: strategy, bundle }) => {
    const plan = checkedPlanInDays({ ...request, strategy });
    if (!plan.ok) return { strategy, ok: false, code: plan.code, params: plan.params };
    const firstDay = plan.configuration?.start ?? plan.waves[0]?.start ?? plan.end;
    return {
      strategy,
      ok: true,
      end: dateOf(plan.end),
      days: plan.end - firstDay,
      configuration: plan.configuration && onDates(plan.configuration, dateOf),
      waves: plan.waves.map((wave) => ({
        phaseId: wave.phaseId,
        groupId: wave.groupId,
        ...onDates(wave, dateOf),
      })),
      collisions: beside ? planCollisions(plan, request.playbook, beside) : null,
      ...planFigures(plan.waves, bundle),
    };
  });
}
