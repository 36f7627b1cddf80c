import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { PILOT } from '../../../../bot/rooms/people/person.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import type { ScheduleRequest } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategies, strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { conflicts } from '../../../support/conflicts.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const firstDay = Temporal.PlainDate.from('2024-01-01');

type PropertyRequest = Required<Omit<ScheduleRequest, 'today' | 'foundations' | 'groupNames'>>;

const requests: fc.Arbitrary<PropertyRequest> = fc.record({
  playbook: fc.constant(foundation),
  strategy: fc.constantFrom(...strategies.map(({ id }) => id)),
  start: fc.integer({ min: 0, max: 20_000 }).map((days) => firstDay.add({ days })),
  groups: fc
    .oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 600 }))
    .map((count) => Array.from({ length: count }, (_, index) => `group-${index}`)),
  settings: fc.record({
    segmentDays: fc.integer({ min: 1, max: 90 }),
    pilotSegments: fc.integer({ min: 1, max: 4 }),
    userSegments: fc.integer({ min: 1, max: 6 }),
  }),
});

function holdsForEveryPlan(check: (waves: readonly PlannedWave[], request: PropertyRequest) => void) {
  fc.assert(
    fc.property(requests, (request) => {
      const plan = schedule(request);

      if (plan.ok) check(plan.waves, request);
      else expect(plan.code).toBe('two-phases-at-once');
    }),
    { numRuns: 60 },
  );
}

function byPhase(waves: readonly PlannedWave[]): PlannedWave[][] {
  return Map.groupBy(waves, (wave) => wave.phaseId)
    .values()
    .toArray();
}

function ofGroups(waves: readonly PlannedWave[]): PlannedWave[] {
  return waves.filter((wave) => wave.groupId !== PILOT);
}

test('each phase has one pilot wave and one wave for every group', () => {
  holdsForEveryPlan((waves, { groups }) => {
    expect(byPhase(waves)).toHaveLength(5);
    for (const phase of byPhase(waves)) {
      expect(phase.map((wave) => wave.groupId)).toEqual([PILOT, ...groups]);
    }
  });
});

test('no group and no pilot set is ever in two phases at once, unless everything comes up front', () => {
  holdsForEveryPlan((waves, { strategy }) => {
    const spansOfGroup = Map.groupBy(waves, (wave) => wave.groupId).values();

    expect(conflicts(waves, { bundle: strategyOf(strategy).bundle })).toEqual([]);
    for (const spans of spansOfGroup) {
      if (strategy === 'up-front') {
        expect(new Set(spans.map(({ start, end }) => `${start} ${end}`)).size).toBe(1);
        continue;
      }
      const dates = spans.flatMap(({ start, end }) => [start.toString(), end.toString()]);
      expect(dates).toEqual(dates.toSorted());
    }
  });
});

test('the waves of the groups cover the user rollout of a phase without a gap', () => {
  holdsForEveryPlan((waves, { settings }) => {
    for (const phase of byPhase(waves)) {
      const [pilot] = phase;
      const users = ofGroups(phase);

      let reached = pilot?.end ?? firstDay;
      for (const wave of users) {
        expect(Temporal.PlainDate.compare(wave.start, reached)).toBeLessThanOrEqual(0);
        if (Temporal.PlainDate.compare(wave.end, reached) > 0) reached = wave.end;
      }
      const userDays = (settings.userSegments ?? 0) * (settings.segmentDays ?? 0);
      expect(pilot?.end.until(reached).days).toBe(userDays);
    }
  });
});

test('the waves of one phase are of equal length, give or take a day, and at least a day', () => {
  holdsForEveryPlan((waves) => {
    for (const phase of byPhase(waves)) {
      const lengths = ofGroups(phase).map(({ start, end }) => start.until(end).days);

      expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
    }
  });
});

test('nothing starts before the rollout or ends after it, and the waves are in order', () => {
  holdsForEveryPlan((waves, request) => {
    const plan = schedule(request);

    const starts = waves.map((wave) => wave.start.toString());
    const lastEnd = waves
      .map((wave) => wave.end.toString())
      .toSorted()
      .at(-1);
    expect(starts).toEqual(starts.toSorted());
    const first = (plan.ok && plan.configuration?.start.toString()) || starts[0];
    expect(first).toBe(request.start.toString());
    expect(plan.ok && plan.end.toString()).toBe(lastEnd);
  });
});

test('the default lengths can be planned with any strategy from two groups on', () => {
  const twoOrMore = requests.filter(({ groups }) => groups.length > 1);

  fc.assert(
    fc.property(twoOrMore, ({ settings: _, ...request }) => {
      expect(schedule(request).ok).toBe(true);
    }),
    { numRuns: 40 },
  );
});
