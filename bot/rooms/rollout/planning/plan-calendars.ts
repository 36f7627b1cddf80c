import type { PlanSettings } from '../../../contract/rollout/rollout.ts';
import type { Freezes } from './freezes.ts';
import { type PlanCalendar, planCalendar } from './plan-calendar.ts';

/** The days of a plan: freezes can be for everybody or for some groups, and waves wait for their end or run on. */
export interface PlanCalendars {
  /**
   * By which lengths are counted and the plan is laid out: without the days that are frozen for everybody where waves
   * wait, and with them where they run.
   */
  counting: PlanCalendar;
  /** When waves of everybody may start: in no freeze, whether or not those that began before run on in it. */
  everybody: PlanCalendar;
  /** The same for a group with windows of its own; that of everybody for any other. */
  of(groupId: string): PlanCalendar;
  /** Whether what is laid out by `counting` is already right for everybody. */
  plain: boolean;
}

export interface CalendarsOf {
  firstDay: number;
  freezes: Freezes;
  settings: Pick<PlanSettings, 'workingDaysOnly' | 'duringFreezes'>;
}

export function planCalendars({ firstDay, freezes, settings }: CalendarsOf): PlanCalendars {
  const workingDaysOnly = settings.workingDaysOnly ?? false;
  const waits = settings.duringFreezes !== 'run';
  const frozen = (days: Freezes['common']) => planCalendar({ firstDay, freezes: days, workingDaysOnly });
  const counting = frozen(waits ? freezes.common : []);
  // Who runs on counts frozen days as any other, but starts on none of them.
  const calendarOf = (days: Freezes['common']): PlanCalendar =>
    waits ? frozen(days) : { ...counting, next: frozen(days).next };
  const everybody = waits ? counting : calendarOf(freezes.common);
  const ofGroups = new Map(
    [...freezes.ofGroups].map(([groupId, days]) => [groupId, calendarOf(days)] as const),
  );
  return {
    counting,
    everybody,
    of: (groupId) => ofGroups.get(groupId) ?? everybody,
    plain: ofGroups.size === 0 && (waits || freezes.common.length === 0),
  };
}
