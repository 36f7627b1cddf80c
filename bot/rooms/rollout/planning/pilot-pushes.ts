import type { DaySpan } from '../waves/planned-wave.ts';
import type { PlanCalendar } from './plan-calendar.ts';

/** How far the user rollout of a phase is pushed, in open days. */
interface Push {
  by: number;
  /** Open days until the end of the groups' waves so far, as they were; NaN before the first. */
  covered: number;
  pilotEnd: number;
}

/**
 * Pushes the user rollout of a phase as a whole, so that the groups keep their order and distances; where there is a
 * gap between the groups, it is used up first. Waves come in the order of their starts.
 */
export interface PilotPushes {
  pilotEnds(phaseId: string, end: number): void;
  /** The day on which a group's wave starts, pushed as far as those before it. */
  startOf(wave: DaySpan & { phaseId: string }): number;
  /** The wave went so many open days further than pushed: whoever comes after it in its phase does so too. */
  pushMore(phaseId: string, by: number): void;
}

export function pilotPushes(calendar: PlanCalendar): PilotPushes {
  const pushes = new Map<string, Push>();
  return {
    pilotEnds(phaseId, pilotEnd) {
      pushes.set(phaseId, { by: 0, covered: Number.NaN, pilotEnd });
    },
    startOf(wave) {
      const push = pushes.get(wave.phaseId);
      if (push === undefined) return wave.start;
      const start = calendar.openBefore(wave.start);
      if (Number.isNaN(push.covered)) push.by = Math.max(0, calendar.openBefore(push.pilotEnd) - start);
      else push.by = Math.max(0, push.by - Math.max(0, start - push.covered));
      const end = calendar.openBefore(wave.end);
      push.covered = Number.isNaN(push.covered) ? end : Math.max(push.covered, end);
      return push.by === 0 ? wave.start : calendar.openDay(start + push.by);
    },
    pushMore(phaseId, by) {
      const push = pushes.get(phaseId);
      if (push !== undefined) push.by += by;
    },
  };
}
