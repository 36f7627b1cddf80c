import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { PILOT } from '../../../../bot/rooms/people/person.ts';
import {
  type MovePreview,
  moveWave,
  type WaveMove,
  withMoves,
} from '../../../../bot/rooms/rollout/changes/move-wave.ts';
import { dayNumber } from '../../../../bot/rooms/rollout/planning/day-number.ts';
import { readFreezes } from '../../../../bot/rooms/rollout/planning/freezes.ts';
import { planCalendar } from '../../../../bot/rooms/rollout/planning/plan-calendar.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import type { PlannedWave, Span } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { type AnyPlan, anyPlan } from '../../../support/any-plan.ts';
import { conflicts } from '../../../support/conflicts.ts';

const { compare } = Temporal.PlainDate;

interface Step {
  before: readonly PlannedWave[];
  move: WaveMove;
  preview: MovePreview<PlannedWave>;
  after: readonly PlannedWave[];
}

const moves = fc.array(fc.record({ which: fc.nat(10_000), by: fc.integer({ min: -50, max: 90 }) }), {
  minLength: 1,
  maxLength: 8,
});

/** Any plan that can be had, then one move after the other; each is checked. */
function holdsForEveryMove(check: (step: Step, request: AnyPlan) => void) {
  fc.assert(
    fc.property(anyPlan, moves, (request, asked) => {
      const plan = schedule(request);
      fc.pre(plan.ok);
      let before: readonly PlannedWave[] = plan.ok ? plan.waves : [];
      for (const { which, by } of asked) {
        const wave = before[which % before.length];
        if (wave === undefined) continue;
        const move = { phaseId: wave.phaseId, groupId: wave.groupId, newStart: wave.start.add({ days: by }) };
        const preview = moveWave(before, move, request);
        const after = withMoves(before, preview.changed);
        check({ before, move, preview, after }, request);
        before = after;
      }
    }),
    { numRuns: 120 },
  );
}

/** Days that waves may use within a span. */
function openDays(request: AnyPlan): (span: Span) => number {
  const workingDaysOnly = request.settings.workingDaysOnly ?? false;
  const read = readFreezes(request.settings.freezes ?? [], { workingDaysOnly });
  const freezes = read.ok ? read.freezes.common : [];
  const firstDay = dayNumber(request.start.subtract({ days: 1000 }));
  const calendar = planCalendar({ firstDay, freezes, workingDaysOnly });
  return ({ start, end }) => calendar.openBefore(dayNumber(end)) - calendar.openBefore(dayNumber(start));
}

test('after any moves nobody is in two phases at once', () => {
  holdsForEveryMove(({ after }, { strategy }) => {
    expect(conflicts(after, { bundle: strategyOf(strategy).bundle })).toEqual([]);
  });
});

test('after any moves each phase has its one pilot before all of its groups', () => {
  holdsForEveryMove(({ after }, { groups }) => {
    for (const phase of Map.groupBy(after, (wave) => wave.phaseId).values()) {
      const pilots = phase.filter(({ groupId }) => groupId === PILOT);
      const users = phase.filter(({ groupId }) => groupId !== PILOT);
      expect(pilots).toHaveLength(1);
      expect(users.map(({ groupId }) => groupId).toSorted()).toEqual(groups.toSorted());
      for (const wave of users)
        expect(compare(pilots[0]?.end ?? wave.end, wave.start)).toBeLessThanOrEqual(0);
    }
  });
});

test('a wave that moves keeps its length in days that it may use', () => {
  holdsForEveryMove(({ preview }, request) => {
    const length = openDays(request);

    for (const { from, to } of preview.changed) expect(length(to)).toBe(length(from));
  });
});

test('no wave is moved into a freeze, or onto a week-end where only working days are used', () => {
  holdsForEveryMove(({ preview }, { settings }) => {
    for (const { start, end } of preview.changed.map(({ to }) => to)) {
      for (const date of [start, end.subtract({ days: 1 })]) {
        const day = date.toString();
        expect(settings.freezes?.some(({ from, to }) => from <= day && day < to) ?? false).toBe(false);
        if (settings.workingDaysOnly) expect(date.dayOfWeek).toBeLessThanOrEqual(5);
      }
    }
  });
});

test('a move is done or refused, never half, and doing it again changes nothing', () => {
  holdsForEveryMove(({ move, preview, after }, request) => {
    if (preview.conflicts.length > 0) expect(preview.changed).toEqual([]);
    else expect(moveWave(after, move, request)).toEqual({ changed: [], conflicts: [] });
  });
});

test('a day that a refusal names as the earliest is taken', () => {
  holdsForEveryMove(({ before, move, preview }, request) => {
    for (const { earliest } of preview.conflicts) {
      if (earliest === null) throw new Error('no day would do');
      expect(moveWave(before, { ...move, newStart: earliest }, request).conflicts).toEqual([]);
    }
  });
});

test('nothing moves that need not: only what comes after and was in the way', () => {
  holdsForEveryMove(({ move, preview, after }, { strategy }) => {
    const { bundle } = strategyOf(strategy);
    const moved = preview.changed.map(({ wave }) => wave);
    const pilotsMoved = new Set(
      moved.filter(({ groupId }) => groupId === PILOT).map(({ phaseId }) => phaseId),
    );

    for (const { wave, from, to } of preview.changed) {
      expect(wave.start.equals(from.start)).toBe(true);
      if (wave.groupId === move.groupId && (bundle || wave.phaseId === move.phaseId)) continue;
      expect(compare(to.start, from.start)).toBe(1);
      const pushedByOwn = after.some(
        (other) =>
          other.groupId === wave.groupId &&
          other.phaseId !== wave.phaseId &&
          compare(other.end, from.start) > 0 &&
          compare(other.end, to.start) <= 0,
      );
      expect(pushedByOwn || pilotsMoved.has(wave.phaseId)).toBe(true);
    }
  });
});

test('moving a wave of a group leaves the pilot set and all other groups where they are', () => {
  holdsForEveryMove(({ move, preview }) => {
    if (move.groupId === PILOT) return;

    expect(preview.changed.filter(({ wave }) => wave.groupId !== move.groupId)).toEqual([]);
  });
});

test('a pilot that slips leaves the groups of its phase in the order they were in', () => {
  holdsForEveryMove(({ before, move, preview, after }, { strategy }) => {
    if (move.groupId !== PILOT || preview.changed.length === 0 || strategy !== 'serial') return;

    const order = (waves: readonly PlannedWave[]) =>
      waves
        .filter(({ phaseId, groupId }) => phaseId === move.phaseId && groupId !== PILOT)
        .toSorted((a, b) => compare(a.start, b.start))
        .map(({ groupId }) => groupId);
    expect(order(after)).toEqual(order(before));
  });
});
