import type { Temporal } from 'temporal-polyfill';
import type { StrategyId } from '../../../contract/rollout/rollout.ts';
import { type Playbook, userPhases } from '../../playbooks/playbook.ts';
import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';
import { dayNumber } from './day-number.ts';
import { readFreezes } from './freezes.ts';
import type { GroupNames } from './group-names.ts';
import { type FoundationPlan, needsFault } from './needs-fault.ts';
import { planCalendars } from './plan-calendars.ts';
import { groupsFault, lengthsFault, type PlanFault, startFault, weightsFault } from './plan-faults.ts';
import { planLengths, type ScheduleSettings } from './plan-lengths.ts';
import { allWaves, type PlacedPlan, type PlanShape, placePlan, planShape } from './plan-shape.ts';
import { strategyOf } from './strategy.ts';

export interface ScheduleRequest {
  playbook: Playbook;
  /** Means nothing for a workload: it moves people once, so no phases follow each other. */
  strategy: StrategyId;
  /** First day of the first phase's pilot, or of the configuration before it. */
  start: Temporal.PlainDate;
  /** Ids of the business groups in the order in which each phase reaches them. */
  groups: readonly string[];
  /** For sentences; without it groups are called by their ids. */
  groupNames?: GroupNames;
  settings?: ScheduleSettings;
  /** A start before this day is refused, unless the settings allow it. */
  today?: Temporal.PlainDate;
  /** What a workload stands on; its needs are not looked at where there is none. */
  foundations?: readonly FoundationPlan[];
}

/** A plan in day numbers, not yet checked for people in two phases at once. */
export type PlanInDays =
  | {
      ok: true;
      waves: WaveInDays[];
      end: number;
      configuration: DaySpan | null;
      start: number;
      shape: PlanShape;
      placed: PlacedPlan;
    }
  | ({ ok: false } & PlanFault);

export const LAST_DAY = 2_932_896; // 31 December 9999, the last day that calendar dates here can have

/**
 * Lays the phases out in segments, and the segments on the days that waves may use. Order and distances are decided
 * in segments and only then laid on days, in one mapping that never changes an order: so freezes, week-ends and
 * months of any length cannot bring anybody into two phases, only lengths that do not fit can.
 */
export function planInDays(request: ScheduleRequest): PlanInDays {
  const { playbook, groups, start, today, settings = {} } = request;
  const strategy = strategyOf(request.strategy);
  const lengths = planLengths(playbook.defaults, settings);
  const phases = userPhases(playbook);
  if (phases.length === 0) {
    return refuse({ code: 'no-user-phases', params: { playbook: playbook.name } });
  }
  const fault =
    groupsFault(groups, request.groupNames) ??
    lengthsFault(lengths) ??
    weightsFault(lengths.weights, groups, request.groupNames) ??
    startFault(start, today, settings.allowPastStart ?? false);
  if (fault !== null) return refuse(fault);
  const workingDaysOnly = settings.workingDaysOnly ?? false;
  const read = readFreezes(settings.freezes ?? [], { workingDaysOnly, groups });
  if (!read.ok) return refuse(read);

  const calendars = planCalendars({ firstDay: dayNumber(start), freezes: read.freezes, settings });
  const bundle = strategy.bundle && playbook.kind === 'foundation';
  const shape = planShape({ phases, groups, strategy, bundle, lengths, calendars });
  const placed = placePlan(shape, dayNumber(start));
  if (placed.lastSegmentEnd > LAST_DAY) {
    return refuse({ code: 'too-late', params: {} });
  }
  const waves = allWaves(shape, placed);
  const needs = needsFault(
    { playbook, waves, shape, start: dayNumber(start), latest: LAST_DAY, groupNames: request.groupNames },
    request.foundations,
  );
  if (needs !== null) return refuse(needs);
  const end = waves.reduce((last, wave) => Math.max(last, wave.end), 0);
  if (end > LAST_DAY) return refuse({ code: 'too-late', params: {} });
  const { configuration } = placed;
  return { ok: true, waves, end, configuration, start: dayNumber(start), shape, placed };
}

function refuse({ code, params }: PlanFault): PlanInDays {
  return { ok: false, code, params };
}
