import { PILOT } from '../../people/person.ts';
import type { DaySpan, WaveInDays } from '../waves/planned-wave.ts';
import { type GroupShare, groupShares, usersLength } from './group-shares.ts';
import { endAfter, type PlanCalendar } from './plan-calendar.ts';
import type { PlanCalendars } from './plan-calendars.ts';
import type { PlanLengths } from './plan-lengths.ts';
import { segmentStarts } from './segments.ts';
import { settleWaves } from './settle-waves.ts';
import { type Strategy, strideSegments } from './strategy.ts';

/** A plan without its first day: who comes after whom, and how long each takes. */
export interface PlanShape {
  phases: readonly string[];
  groups: readonly string[];
  /** Of each phase: the pilot set's, which ends where those of the business groups begin. */
  shares: readonly GroupShare[];
  lengths: PlanLengths;
  /** How many segments after one phase the next one starts. */
  stride: number;
  segments: number;
  configurationDays: number;
  /** Everybody gets all phases together. */
  bundle: boolean;
  calendars: PlanCalendars;
  /** The days by which the plan is laid out. */
  calendar: PlanCalendar;
}

/** A plan that begins on a day; all in day numbers. */
export interface PlacedPlan {
  /** When IT configures everything before the pilot; null where no time is set aside for it. */
  configuration: DaySpan | null;
  /** The first day after the last segment. */
  lastSegmentEnd: number;
  /** By phase, on days that are open for them. */
  wavesOf(share: GroupShare): readonly WaveInDays[];
  /** Before freezes of some groups, and freezes in which waves run on, moved any of them. */
  laidOut(share: GroupShare): WaveInDays[];
}

interface ShapeOf {
  phases: readonly { id: string }[];
  groups: readonly string[];
  strategy: Strategy;
  /** Everybody gets all phases together. */
  bundle: boolean;
  lengths: PlanLengths;
  calendars: PlanCalendars;
}

export function planShape({ phases, groups, strategy, bundle, lengths, calendars }: ShapeOf): PlanShape {
  const userSegments = usersLength(groups.length, lengths);
  const stride = strideSegments(strategy, { ...lengths, userSegments });
  return {
    phases: phases.map(({ id }) => id),
    groups,
    shares: [{ groupId: PILOT, from: -lengths.pilotSegments, to: 0 }, ...groupShares(groups, lengths)],
    lengths,
    stride,
    segments: (phases.length - 1) * stride + lengths.pilotSegments + userSegments,
    configurationDays: bundle ? lengths.configurationDays : 0,
    bundle,
    calendars,
    calendar: calendars.counting,
  };
}

/** The plan as it lies when it begins on a day that is no earlier than the first one of its calendar. */
export function placePlan(shape: PlanShape, start: number): PlacedPlan {
  const { phases, lengths, stride, configurationDays, calendar } = shape;
  const firstDay = configurationDays === 0 ? start : calendar.next(start);
  const pilotStart = configurationDays === 0 ? firstDay : calendar.later(firstDay, configurationDays);
  const starts = segmentStarts(pilotStart, shape.segments, lengths.segment, calendar);
  const onDays = layOut(starts, calendar);
  const firstOf = (phase: number) => phase * stride + lengths.pilotSegments;

  const placed = placedShares(shape, starts);
  const laidOut = (share: GroupShare): WaveInDays[] => {
    const { groupId, from, to } = placed.get(share.groupId) ?? share;
    return phases.map((phaseId, phase) => ({
      phaseId,
      groupId,
      ...onDays(firstOf(phase) + from, firstOf(phase) + to),
    }));
  };
  let settled: ReadonlyMap<string, readonly WaveInDays[]> | undefined;
  function settledOf(share: GroupShare): readonly WaveInDays[] {
    if (shape.calendars.plain) return laidOut(share);
    settled ??= Map.groupBy(
      settleWaves(inOrder(shape, laidOut), { calendars: shape.calendars, bundle: shape.bundle }),
      ({ groupId }) => groupId,
    );
    return settled.get(share.groupId) ?? [];
  }

  return {
    configuration: configurationDays === 0 ? null : onDaysBefore(starts[0] ?? firstDay, firstDay, calendar),
    lastSegmentEnd: starts.at(-1) ?? 0,
    wavesOf: settledOf,
    laidOut,
  };
}

/** All waves of a placed plan: by start, then in the order of phases, and within a phase in the order of groups. */
export function allWaves(shape: PlanShape, placed: PlacedPlan): WaveInDays[] {
  return inOrder(shape, placed.wavesOf);
}

function inOrder(
  { phases, shares }: PlanShape,
  wavesOf: (share: GroupShare) => readonly WaveInDays[],
): WaveInDays[] {
  const place = new Map(phases.map((phaseId, index) => [phaseId, index]));
  return shares
    .flatMap((share) => wavesOf(share))
    .sort((a, b) => a.start - b.start || (place.get(a.phaseId) ?? 0) - (place.get(b.phaseId) ?? 0));
}

/**
 * Shares that differ from those of the shape: where groups have weights, a small one still gets a day of its own in
 * every phase, as long as there are as many days as groups.
 */
function placedShares(
  { groups, lengths, calendar }: PlanShape,
  starts: readonly number[],
): ReadonlyMap<string, GroupShare> {
  if (lengths.weights.size === 0) return new Map();
  const openDays = starts
    .slice(1)
    .map((day, index) => calendar.openBefore(day) - calendar.openBefore(starts[index] ?? day));
  const least = 1 / Math.min(...openDays);
  return new Map(groupShares(groups, { ...lengths, least }).map((share) => [share.groupId, share]));
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

function onDaysBefore(pilotStart: number, firstDay: number, calendar: PlanCalendar): DaySpan {
  return { start: firstDay, end: calendar.openDay(calendar.openBefore(pilotStart) - 1) + 1 };
}
