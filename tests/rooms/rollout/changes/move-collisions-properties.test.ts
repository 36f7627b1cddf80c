import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveCollisions, nextFreeMove } from '../../../../bot/rooms/rollout/changes/move-collisions.ts';
import { moveWave } from '../../../../bot/rooms/rollout/changes/move-wave.ts';
import { wavesByGroup } from '../../../../bot/rooms/rollout/planning/collisions.ts';
import { dateOfDay, dayNumber } from '../../../../bot/rooms/rollout/planning/day-number.ts';
import { checkedPlanInDays, onCalendar } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { anyPlan } from '../../../support/any-plan.ts';

const playbook = aPlaybook();

test('the next free day of a move is free, and no open day before it is', () => {
  fc.assert(
    fc.property(
      anyPlan,
      anyPlan,
      fc.nat(10_000),
      fc.integer({ min: 1, max: 90 }),
      (request, beside, which, by) => {
        const plan = checkedPlanInDays(request);
        const other = checkedPlanInDays(beside);
        fc.pre(plan.ok && other.ok);
        const { waves } = onCalendar(plan);
        const wave = waves[which % waves.length];
        if (!wave) throw new Error('A plan has waves.');
        const rollout = { id: 'other', name: 'Other', playbook };
        const others = wavesByGroup(other.waves.map((one) => ({ ...one, id: one.phaseId, rollout })));
        const from = dayNumber(wave.start) + by;
        const tried = (start: number) => {
          const { phaseId, groupId } = wave;
          const { changed, conflicts } = moveWave(
            waves,
            { phaseId, groupId, newStart: dateOfDay(start) },
            { strategy: request.strategy, settings: request.settings },
          );
          return conflicts.length === 0 ? changed : undefined;
        };
        const rules = { others, rule: 'warn' as const, groups: [] };
        const { calendar, calendars } = plan.shape;

        const next = nextFreeMove(from, tried, { calendars, groupId: wave.groupId, beside: rules });

        const isFree = (start: number) => moveCollisions(tried(start) ?? [], playbook, rules) === null;
        if (next === null) throw new Error('There is always a day after everything else.');
        const passed = Array.from({ length: next - from }, (_, at) => from + at).filter(
          (day) => calendar.next(day) === day,
        );
        expect([isFree(next), passed.filter(isFree)]).toEqual([true, []]);
      },
    ),
    { numRuns: 40 },
  );
});
