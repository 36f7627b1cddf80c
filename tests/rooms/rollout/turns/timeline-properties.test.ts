import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { movesWith } from '../../../../bot/rooms/people/membership.ts';
import { audienceOf, type Person } from '../../../../bot/rooms/people/person.ts';
import { ORGANISATIONS_SET } from '../../../../bot/rooms/rollout/pilots/pilot-set.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { rulesOf } from '../../../../bot/rooms/rollout/turns/rules-of.ts';
import { type IndexedPlan, timelineOf, turnsIn } from '../../../../bot/rooms/rollout/turns/timeline.ts';
import { wavesByGroup, wavesThrough } from '../../../../bot/rooms/rollout/turns/wave-for-person.ts';
import type { Wave } from '../../../../bot/rooms/rollout/waves/rollout.ts';
import { waveId } from '../../../../bot/rooms/rollout/waves/wave-id.ts';
import { type AnyPlan, anyPlan } from '../../../support/any-plan.ts';
import { aRollout } from '../../../support/builders.ts';

const firstDay = Temporal.PlainDate.from('2024-01-01');

/** Where imports put somebody, in days from the first of January 2024. */
const imports = fc.array(
  fc.record({ day: fc.integer({ min: -200, max: 900 }), group: fc.nat(4), pilot: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

interface AnyRollout {
  request: AnyPlan;
  plannedDay: number;
  cancelledAgo: number | null;
  holds: number[];
  slip: { fromDay: number; days: number };
}

/** A rollout that some of its waves are held in, and that somebody may have cancelled. */
const anyRollout: fc.Arbitrary<AnyRollout> = fc.record({
  request: anyPlan,
  plannedDay: fc.integer({ min: -90, max: 200 }),
  /** In days before the day on which somebody asks. */
  cancelledAgo: fc.option(fc.integer({ min: 0, max: 600 }), { freq: 4 }),
  holds: fc.array(fc.nat(200), { maxLength: 20 }),
  /** A move that takes everything that starts later with it. */
  slip: fc.record({ fromDay: fc.integer({ min: 0, max: 400 }), days: fc.nat(60) }),
});

/** A person and the rollouts around them, on a day. */
const anyOrganisation = fc
  .record({
    rollouts: fc.array(anyRollout, { minLength: 1, maxLength: 6 }),
    brought: imports,
    day: fc.integer({ min: -30, max: 1_200 }),
  })
  .map(({ rollouts, brought, day }) => {
    const today = firstDay.add({ days: day });
    const plans = rollouts.flatMap((one, index) => planOf(one, `rollout-${index}`, today));
    return { person: personOf(brought), today, plans };
  })
  .filter(({ plans }) => plans.length > 0);

test('every turn of every rollout is found once, in the list that its dates and its hold say', () => {
  fc.assert(
    fc.property(anyOrganisation, ({ person, today, plans }) => {
      const timeline = timelineOf(person, today, plans);

      const found = turnsIn(timeline).map(({ id }) => id);
      expect(new Set(found).size).toBe(found.length);
      const going = plans.filter(({ rollout }) => !rollout.cancelled);
      const own = going.flatMap(({ waves, rules }) => wavesThrough(waves, person, rules).all);
      expect(new Set(found)).toEqual(new Set([...own.map(({ id }) => id), ...overInCancelled(timeline)]));
      for (const { start, end, heldBecause } of timeline.now) {
        expect([isBy(start, today), isBy(end, today), heldBecause]).toEqual([true, false, null]);
      }
      for (const { end } of timeline.done) expect(isBy(end, today)).toBe(true);
      for (const { heldBecause } of timeline.held) expect(heldBecause).not.toBeNull();
      for (const { start } of [...timeline.next, ...timeline.later]) expect(isBy(start, today)).toBe(false);
      expect(new Set(timeline.next.map(({ start }) => start.toString())).size).toBeLessThanOrEqual(1);
    }),
    { numRuns: 120 },
  );
});

test('who never changed group goes through every wave of their group in every rollout, and misses nothing', () => {
  fc.assert(
    fc.property(anyOrganisation, ({ person: { groupId, pilot }, today, plans }) => {
      const person = { id: 'kim', groupId, pilot, moves: [] };

      const timeline = timelineOf(person, today, plans);

      const going = plans.filter(({ rollout }) => !rollout.cancelled);
      const theirs = going.flatMap(({ waves }) => waves.get(audienceOf(person)) ?? []);
      const found = turnsIn(timeline).filter(({ rollout }) => !rollout.cancelled);
      expect(found.map(({ id }) => id).toSorted()).toEqual(theirs.map(({ id }) => id).toSorted());
      expect(timeline.missed).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('a phase of a rollout under way is a turn, or missed, or brought by another of the same playbook', () => {
  fc.assert(
    fc.property(anyOrganisation, ({ person, today, plans }) => {
      const timeline = timelineOf(person, today, plans);

      const turns = new Set(turnsIn(timeline).map(({ phaseId }) => phaseId));
      const missed = timeline.missed.map(({ phaseId }) => phaseId);
      // All of them follow the same playbook.
      expect(new Set(missed).size).toBe(missed.length);
      expect(missed.filter((phaseId) => turns.has(phaseId))).toEqual([]);
      for (const { rollout, waves, rules } of plans) {
        if (rollout.cancelled || isBy(rollout.end, today)) continue;
        const own = wavesThrough(waves, person, rules);
        for (const { phaseId } of [...own.all, ...own.missed]) {
          expect(turns.has(phaseId) || missed.includes(phaseId)).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

function overInCancelled({ done }: ReturnType<typeof timelineOf>): string[] {
  return done.flatMap(({ id, rollout }) => (rollout.cancelled ? [id] : []));
}

function personOf(
  brought: readonly { day: number; group: number; pilot: boolean }[],
): Pick<Person, 'id' | 'groupId' | 'pilot' | 'moves'> {
  let known: Pick<Person, 'id' | 'groupId' | 'pilot' | 'moves'> = {
    id: 'kim',
    groupId: 'group-0',
    pilot: false,
    moves: [],
  };
  for (const { day, group, pilot } of brought.toSorted((a, b) => a.day - b.day)) {
    const place = { groupId: `group-${group}`, pilot };
    known = { ...known, ...place, moves: movesWith(known, place, firstDay.add({ days: day })) };
  }
  return known;
}

/** None where its lengths do not fit. */
function planOf(
  { request, plannedDay, cancelledAgo, holds, slip }: AnyRollout,
  id: string,
  today: Temporal.PlainDate,
): IndexedPlan[] {
  const plan = schedule(request);
  if (!plan.ok) return [];
  const from = request.start.add({ days: slip.fromDay });
  const moved = plan.waves.map((wave) =>
    Temporal.PlainDate.compare(wave.start, from) < 0
      ? wave
      : { ...wave, start: wave.start.add({ days: slip.days }), end: wave.end.add({ days: slip.days }) },
  );
  const at = (day: Temporal.PlainDate) => `${day}T08:00:00.000Z`;
  const on = cancelledAgo === null ? null : today.subtract({ days: cancelledAgo });
  const cancelled = on && { at: at(on), on: on.toString(), by: 'Lea Lead', reason: 'No budget.' };
  const rollout = aRollout({
    id,
    playbook: request.playbook,
    strategy: request.strategy,
    start: request.start,
    end:
      plan.waves
        .map(({ end }) => end)
        .sort(Temporal.PlainDate.compare)
        .at(-1) ?? request.start,
    plannedAt: at(request.start.add({ days: plannedDay })),
    cancelled,
  });
  const waves = moved.map((wave, index): Wave => {
    const stopped = on && Temporal.PlainDate.compare(wave.end, on) > 0 ? cancelled : null;
    const heldBecause = holds.includes(index) ? 'Too many issues.' : null;
    return {
      ...wave,
      id: waveId(id, wave),
      rolloutId: id,
      holds: [],
      heldBecause,
      gate: 'none',
      cancelled: stopped,
    };
  });
  return [{ rollout, waves: wavesByGroup(waves), rules: rulesOf(rollout), pilots: ORGANISATIONS_SET }];
}

function isBy(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today) <= 0;
}
