import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { FreezeWindow } from '../../../../bot/contract/rollout/rollout.ts';
import { PILOT } from '../../../../bot/rooms/people/person.ts';
import type { ScheduleRequest } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { type AnyPlan, anyPlan } from '../../../support/any-plan.ts';
import { conflicts } from '../../../support/conflicts.ts';

const { compare } = Temporal.PlainDate;

function holdsForEveryPlan(check: (waves: readonly PlannedWave[], request: AnyPlan) => void) {
  fc.assert(
    fc.property(anyPlan, (request) => {
      const plan = schedule(request);

      if (plan.ok) check(plan.waves, request);
      else expect(plan.code).toBe('two-phases-at-once');
    }),
    { numRuns: 150 },
  );
}

function isFrozen(date: Temporal.PlainDate, freezes: readonly FreezeWindow[] = []): boolean {
  return freezes.some(({ from, to }) => from <= date.toString() && date.toString() < to);
}

test('no wave begins or ends within a freeze, nor on a week-end where only working days are used', () => {
  holdsForEveryPlan((waves, { settings }) => {
    for (const { start, end } of waves) {
      const lastDay = end.subtract({ days: 1 });
      for (const date of [start, lastDay]) {
        expect(isFrozen(date, settings.freezes)).toBe(false);
        if (settings.workingDaysOnly) expect(date.dayOfWeek).toBeLessThanOrEqual(5);
      }
      expect(compare(start, lastDay)).toBeLessThanOrEqual(0);
    }
  });
});

test('whatever the settings, nobody is in two phases at once', () => {
  holdsForEveryPlan((waves, { strategy }) => {
    expect(conflicts(waves, { bundle: strategyOf(strategy).bundle })).toEqual([]);
  });
});

test('freezes, week-ends and months never make a plan impossible that is possible without them', () => {
  fc.assert(
    fc.property(anyPlan, (request) => {
      const { freezes: _, workingDaysOnly: __, ...plain } = request.settings;
      const days: ScheduleRequest = { ...request, settings: { ...plain, segment: { days: 360 } } };

      if (schedule(days).ok) expect(schedule(request)).toMatchObject({ ok: true });
    }),
    { numRuns: 150 },
  );
});

test('the pilot comes before the groups, and the groups in their order', () => {
  holdsForEveryPlan((waves, { groups }) => {
    for (const phase of Map.groupBy(waves, (wave) => wave.phaseId).values()) {
      expect(phase.map(({ groupId }) => groupId)).toEqual([PILOT, ...groups]);
      const [pilot, ...users] = phase;
      for (const wave of users) expect(pilot && compare(pilot.end, wave.start)).toBeLessThanOrEqual(0);
    }
  });
});

test('a freeze never makes a plan end earlier', () => {
  holdsForEveryPlan((_, request) => {
    const { freezes: __, ...without } = request.settings;
    const plan = schedule(request);
    const free = schedule({ ...request, settings: without });

    expect(plan.ok && free.ok && compare(plan.end, free.end)).not.toBe(-1);
  });
});
