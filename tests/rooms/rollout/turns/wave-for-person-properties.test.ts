import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movesWith } from '../../../../bot/rooms/people/membership.ts';
import { audienceOf, type Person } from '../../../../bot/rooms/people/person.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import { plannedOn } from '../../../../bot/rooms/rollout/turns/since-plan.ts';
import { waveForPerson } from '../../../../bot/rooms/rollout/turns/wave-for-person.ts';
import { anyPlan } from '../../../support/any-plan.ts';

/** Where imports put somebody, in days from the start of the rollout. */
const imports = fc.array(
  fc.record({ day: fc.integer({ min: -200, max: 600 }), group: fc.nat(4), pilot: fc.boolean() }),
  { minLength: 1, maxLength: 14 },
);

type Known = Pick<Person, 'groupId' | 'pilot' | 'moves'>;

test('whatever imports do with a person, on no day are they in two phases, and no phase comes twice', () => {
  fc.assert(
    fc.property(anyPlan, imports, fc.integer({ min: -90, max: 200 }), (request, brought, plannedDay) => {
      const plan = schedule(request);
      fc.pre(plan.ok);
      const waves = plan.ok ? plan.waves : [];
      let known: Known | undefined;
      for (const { day, group, pilot } of brought.toSorted((a, b) => a.day - b.day)) {
        const place = { groupId: `group-${group}`, pilot };
        known = { ...place, moves: movesWith(known, place, request.start.add({ days: day })) };
      }
      if (!known) return;
      const { bundle } = strategyOf(request.strategy);
      const planned = plannedOn({ plannedAt: `${request.start.add({ days: plannedDay })}T08:00:00.000Z` });

      const { all } = waveForPerson(waves, known, request.start, { bundle, planned });

      expect(new Set(all.map(({ phaseId }) => phaseId)).size).toBe(all.length);
      for (const { start } of all) {
        const { now } = waveForPerson(waves, known, start, { bundle, planned });
        const dates = new Set(now.map((wave) => `${wave.start} ${wave.end} ${wave.groupId}`));
        expect(bundle ? dates.size : now.length).toBe(1);
      }
    }),
    { numRuns: 150 },
  );
});

test('where somebody was when the rollout was planned is where they always were', () => {
  fc.assert(
    fc.property(anyPlan, imports, (request, brought) => {
      const plan = schedule(request);
      fc.pre(plan.ok);
      const waves = plan.ok ? plan.waves : [];
      let known: Known | undefined;
      for (const { day, group, pilot } of brought.toSorted((a, b) => a.day - b.day)) {
        const place = { groupId: `group-${group}`, pilot };
        known = { ...place, moves: movesWith(known, place, request.start.add({ days: day })) };
      }
      if (!known) return;
      const { bundle } = strategyOf(request.strategy);
      // Planned after the last import, for a rollout that is under way.
      const planned = request.start.add({ days: 601 });

      const { all, missed } = waveForPerson(waves, known, request.start, { bundle, planned });

      const audience = audienceOf(known);
      const own = waves.filter(({ groupId }) => groupId === audience);
      expect(missed).toEqual([]);
      expect(all.map(({ phaseId, groupId }) => `${phaseId} ${groupId}`)).toEqual(
        own.map(({ phaseId, groupId }) => `${phaseId} ${groupId}`),
      );
      expect(all.every(({ late }) => !late)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
