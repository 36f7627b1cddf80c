import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { MembershipMove } from '../../../../bot/rooms/people/person.ts';
import { PILOT } from '../../../../bot/rooms/people/person.ts';
import { moveWave, withMoves } from '../../../../bot/rooms/rollout/changes/move-wave.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import {
  type Turn,
  type TurnsOfPerson,
  turnsOf,
  wavesByAudience,
} from '../../../../bot/rooms/rollout/turns/turns-of-person.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { anyPlan } from '../../../support/any-plan.ts';

const { compare } = Temporal.PlainDate;

const memberships = fc.array(
  fc.record({ day: fc.integer({ min: -100, max: 700 }), group: fc.nat(6), pilot: fc.boolean() }),
  { maxLength: 6 },
);
const slips = fc.array(fc.record({ which: fc.nat(10_000), by: fc.integer({ min: -30, max: 60 }) }), {
  maxLength: 4,
});

interface Life {
  moves: readonly MembershipMove[];
  own: TurnsOfPerson;
  waves: readonly PlannedWave[];
  bundle: boolean;
}

/** Any plan after any slips, and anybody's changes of group. */
function holdsForEverybody(check: (life: Life) => void) {
  fc.assert(
    fc.property(anyPlan, slips, memberships, (request, slipped, membership) => {
      const plan = schedule(request);
      fc.pre(plan.ok);
      let waves: readonly PlannedWave[] = plan.ok ? plan.waves : [];
      for (const { which, by } of slipped) {
        const wave = waves[which % waves.length];
        if (wave === undefined) continue;
        const move = { ...wave, newStart: wave.start.add({ days: by }) };
        waves = withMoves(waves, moveWave(waves, move, request).changed);
      }
      const moves = membership
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, group, pilot }) => ({
          date: request.start.add({ days: day }),
          groupId: `group-${group}`,
          pilot,
        }));
      const { bundle } = strategyOf(request.strategy);

      check({ moves, waves, bundle, own: turnsOf({ moves }, wavesByAudience(waves, { bundle })) });
    }),
    { numRuns: 200 },
  );
}

/** The audience somebody is in at a date. */
function audienceOn(moves: readonly MembershipMove[], date: Temporal.PlainDate): string | undefined {
  const move = moves.findLast((candidate) => compare(candidate.date, date) <= 0);
  return move?.pilot ? PILOT : move?.groupId;
}

function sameDates(a: Turn, b: Turn): boolean {
  return a.start.equals(b.start) && a.end.equals(b.end);
}

test('whatever groups a person goes through, they are never in two phases at once', () => {
  holdsForEverybody(({ own: { turns }, bundle }) => {
    for (const [index, turn] of turns.entries()) {
      const next = turns[index + 1];
      if (next === undefined || (bundle && sameDates(turn, next))) continue;
      expect(compare(turn.end, next.start)).toBeLessThanOrEqual(0);
    }
  });
});

test('every phase comes once or is missed', () => {
  holdsForEverybody(({ own: { turns, missed }, waves }) => {
    const phaseIds = [...turns.map(({ phaseId }) => phaseId), ...missed];

    expect(phaseIds.toSorted()).toEqual([...new Set(waves.map(({ phaseId }) => phaseId))].toSorted());
  });
});

test('a turn begins in the audience that a person is in that day, within its wave, and lasts to the end of it', () => {
  holdsForEverybody(({ own: { turns }, waves, moves }) => {
    for (const turn of turns) {
      const wave = waves.find(({ phaseId, groupId }) => phaseId === turn.phaseId && groupId === turn.groupId);
      expect(audienceOn(moves, turn.start)).toBe(turn.groupId);
      expect(wave && compare(wave.start, turn.start)).toBe(turn.late ? -1 : 0);
      expect(wave?.end.equals(turn.end)).toBe(true);
      expect(compare(turn.start, turn.end)).toBe(-1);
    }
  });
});

test('nobody who stays in the pilot set is in a wave of a group', () => {
  holdsForEverybody(({ own: { turns }, moves }) => {
    if (moves.every(({ pilot }) => pilot)) expect(turns.every(({ groupId }) => groupId === PILOT)).toBe(true);
  });
});

test('a person who never moves goes through exactly the waves of their audience', () => {
  fc.assert(
    fc.property(anyPlan, fc.boolean(), (request, pilot) => {
      const plan = schedule(request);
      fc.pre(plan.ok);
      const waves = plan.ok ? plan.waves : [];
      const { bundle } = strategyOf(request.strategy);
      const moves = [{ date: request.start, groupId: 'group-0', pilot }];

      const { turns, missed } = turnsOf({ moves }, wavesByAudience(waves, { bundle }));

      const own = waves.filter(({ groupId }) => groupId === (pilot ? PILOT : 'group-0'));
      expect(missed).toEqual([]);
      expect(turns).toEqual(own.map((wave) => ({ ...wave, late: false })));
    }),
    { numRuns: 60 },
  );
});
