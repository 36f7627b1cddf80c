import type { Temporal } from 'temporal-polyfill';
import type { StrategyId } from '../../../contract/rollout/rollout.ts';
import { PILOT } from '../../people/person.ts';
import { type Playbook, userPhases } from '../../playbooks/playbook.ts';
import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';
import { dayNumber } from './day-number.ts';
import { readFreezes } from './freezes.ts';
import type { GroupNames } from './group-names.ts';
import { type GroupShare, groupShares, usersLength } from './group-shares.ts';
import { type FoundationPlan, needsFault } from './needs-fault.ts';
import { endAfter, type PlanCalendar, planCalendar } from './plan-calendar.ts';
import { groupsFault, lengthsFault, type PlanFault, startFault, weightsFault } from './plan-faults.ts';
import { type PlanLengths, planLengths, type ScheduleSettings } from './plan-lengths.ts';
import { segmentStarts } from './segments.ts';
import { strategyOf, strideSegments } from './strategy.ts';

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
  /** What a workload stands on; its needs are not looked at where this is left out. */
  foundation?: FoundationPlan;
}

/** A plan in day numbers, not yet checked for people in two phases at once. */
export type PlanInDays =
  | { ok: true; waves: WaveInDays[]; end: number; configuration: DaySpan | null; lengths: PlanLengths }
  | ({ ok: false } & PlanFault);

const LAST_DAY = 2_932_896; // 31 December 9999, the last day that calendar dates here can have

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
    startFault(start, today, settings.allowPastStart ?? false) ??
    needsFault(playbook, start, request.foundation);
  if (fault !== null) return refuse(fault);
  const workingDaysOnly = settings.workingDaysOnly ?? false;
  const read = readFreezes(settings.freezes ?? [], workingDaysOnly);
  if (!read.ok) return refuse(read);

  const calendar = planCalendar({ firstDay: dayNumber(start), freezes: read.freezes, workingDaysOnly });
  const bundle = strategy.bundle && playbook.kind === 'foundation';
  const configurationDays = bundle ? lengths.configurationDays : 0;
  const firstDay = configurationDays === 0 ? dayNumber(start) : calendar.next(dayNumber(start));
  const pilotStart = configurationDays === 0 ? firstDay : calendar.later(firstDay, configurationDays);
  const stride = strideSegments(strategy, { ...lengths, userSegments: usersLength(groups.length, lengths) });
  const ofPhase = lengths.pilotSegments + usersLength(groups.length, lengths);
  const segments = (phases.length - 1) * stride + ofPhase;
  const starts = segmentStarts(pilotStart, segments, lengths.segment, calendar);
  if ((starts.at(-1) ?? 0) > LAST_DAY) {
    return refuse({ code: 'too-late', params: {} });
  }

  const onDays = layOut(starts, calendar);
  const shares = groupShares(groups, lengths);
  const waves = phases
    .flatMap(({ id }, index) => wavesOfPhase(id, index * stride, lengths.pilotSegments, shares, onDays))
    // Stable: waves of one day stay in the order of phases, and within a phase in the order of groups.
    .sort((a, b) => a.start - b.start);
  const configuration =
    configurationDays === 0 ? null : onDaysBefore(starts[0] ?? firstDay, firstDay, calendar);
  const end = waves.reduce((last, wave) => Math.max(last, wave.end), pilotStart);
  return { ok: true, waves, end, configuration, lengths };
}

type LayOut = (from: number, to: number) => DaySpan;

/** Lays a stretch of segments, which may begin and end within one, on open days: on one at least. */
function layOut(starts: readonly number[], calendar: PlanCalendar): LayOut {
  const firstOf = starts.map((day) => calendar.openBefore(day));
  // A sum of shares can fall short of a whole number by the last bits.
  const floor = (value: number) => Math.floor(value + 1e-9);
  function indexOf(position: number): number {
    const segment = floor(position);
    const first = firstOf[segment] ?? 0;
    const openDays = (firstOf[segment + 1] ?? first) - first;
    return first + floor((position - segment) * openDays);
  }
  return (from, to) => {
    const first = indexOf(from);
    // With more groups than days several groups share a day.
    const days = Math.max(1, indexOf(to) - first);
    return { start: calendar.openDay(first), end: endAfter(calendar, first, days) };
  };
}

function wavesOfPhase(
  phaseId: string,
  first: number,
  pilotSegments: number,
  shares: readonly GroupShare[],
  onDays: LayOut,
): WaveInDays[] {
  const users = first + pilotSegments;
  return [
    { phaseId, groupId: PILOT, ...onDays(first, users) },
    ...shares.map(({ groupId, from, to }) => ({ phaseId, groupId, ...onDays(users + from, users + to) })),
  ];
}

function onDaysBefore(pilotStart: number, firstDay: number, calendar: PlanCalendar): DaySpan {
  return { start: firstDay, end: calendar.openDay(calendar.openBefore(pilotStart) - 1) + 1 };
}

function refuse({ code, params }: PlanFault): PlanInDays {
  return { ok: false, code, params };
}
