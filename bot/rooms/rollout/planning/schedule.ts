import type { Temporal } from 'temporal-polyfill';
import { userPhases } from '../../playbooks/playbook.ts';
import { onDates, type PlannedWave, type Span } from '../waves/planned-wave.ts';
import { conflictParams } from './conflict-params.ts';
import { conflictsInDays } from './conflicts.ts';
import { datesOfDays } from './day-number.ts';
import type { PlanFault } from './plan-faults.ts';
import { type PlanInDays, planInDays, type ScheduleRequest } from './plan-in-days.ts';
import { strategyOf } from './strategy.ts';

export interface PlanOnCalendar {
  waves: PlannedWave[];
  end: Temporal.PlainDate;
  /** When IT configures everything before an up-front pilot; null where no time is set aside for it. */
  configuration: Span | null;
}

export type Schedule = ({ ok: true } & PlanOnCalendar) | ({ ok: false } & PlanFault);

/**
 * Plans a rollout: every wave of every phase that people live through, by start and then by phase and group.
 * A phase begins with the pilot set; then the groups follow in equal waves, or in waves of the given relative
 * lengths, in the same order in each phase. No group is ever in two phases at once, except in up-front, where all
 * phases come together. No wave starts or ends within a freeze; one that spans a freeze rests during it, and the
 * frozen days are not counted. A workload has one such phase: after the pilot set one business group comes alone,
 * then the others. What cannot be planned so is refused with the reason.
 */
export function schedule(request: ScheduleRequest): Schedule {
  const plan = checkedPlanInDays(request);
  if (!plan.ok) return { ok: false, code: plan.code, params: plan.params };
  return { ok: true, ...onCalendar(plan) };
}

/** A plan in day numbers on calendar dates. */
export function onCalendar(plan: Extract<PlanInDays, { ok: true }>): PlanOnCalendar {
  const dateOf = datesOfDays();
  return {
    waves: plan.waves.map((wave) => ({
      phaseId: wave.phaseId,
      groupId: wave.groupId,
      ...onDates(wave, dateOf),
    })),
    end: dateOf(plan.end),
    configuration: plan.configuration && onDates(plan.configuration, dateOf),
  };
}

/** The same plan in day numbers, for those who go on reckoning with it. */
export function checkedPlanInDays(request: ScheduleRequest): PlanInDays {
  const plan = planInDays(request);
  if (!plan.ok) return plan;
  const strategy = strategyOf(request.strategy);
  const { shape, placed } = plan;
  const { lengths } = shape;
  // As it was laid out: waves that wait for the end of a freeze make room for each other, and would hide it.
  const waves = shape.shares.flatMap((share) => placed.laidOut(share));
  const [conflict] = conflictsInDays(waves, { bundle: strategy.bundle });
  if (conflict === undefined) return plan;
  const phases = userPhases(request.playbook);
  return {
    ok: false,
    code: 'two-phases-at-once',
    params: conflictParams(conflict, { phases, strategy, waves, lengths, groupNames: request.groupNames }),
  };
}
