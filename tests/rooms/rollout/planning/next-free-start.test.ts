import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collisionsInDays, wavesByGroup } from '../../../../bot/rooms/rollout/planning/collisions.ts';
import { dateOfDay, dayNumber } from '../../../../bot/rooms/rollout/planning/day-number.ts';
import { nextFreeStart } from '../../../../bot/rooms/rollout/planning/next-free-start.ts';
import { LAST_DAY } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import { checkedPlanInDays } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import type { WaveInDays } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { type AnyPlan, anyPlan } from '../../../support/any-plan.ts';

/** One to five rollouts that go already, of which parts were cancelled or never had every group. */
const anyOthers = fc
  .array(fc.tuple(anyPlan, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 5 })
  .map((plans) => plans.flatMap(([plan, every]) => wavesOf(plan).filter((_, at) => at % every === 0)));

test('the next free start is free, and no open day before it is', () => {
  fc.assert(
    fc.property(anyPlan, anyOthers, (request, others) => {
      const plan = checkedPlanInDays(request);
      fc.pre(plan.ok && others.length > 0);
      const byGroup = wavesByGroup(others);
      const from = dayNumber(request.start);

      const next = nextFreeStart(plan.shape, byGroup, { from, latest: LAST_DAY });

      const isFree = (start: number) =>
        collisionsInDays(wavesOf({ ...request, start: dateOfDay(start) }), byGroup).length === 0;
      if (next === null) throw new Error('There is always a day after everything else.');
      expect(isFree(next)).toBe(true);
      // The days right before it are the likeliest to be missed.
      const passed = [from, from + 1, next - 3, next - 2, next - 1].filter(
        (day) => day >= from && day < next && plan.shape.calendar.next(day) === day,
      );
      expect(passed.filter(isFree)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test('where all would be over too late there is none', () => {
  const [request] = fc.sample(anyPlan, { numRuns: 1, seed: 1 });
  const plan = request && checkedPlanInDays({ ...request, settings: {} });
  if (!plan?.ok) throw new Error('The foundation can be planned.');

  const next = nextFreeStart(plan.shape, wavesByGroup(plan.waves), { from: plan.start, latest: plan.end });

  expect(next).toBeNull();
});

function wavesOf(request: AnyPlan): WaveInDays[] {
  const plan = checkedPlanInDays(request);
  return plan.ok ? plan.waves : [];
}
