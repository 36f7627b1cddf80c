import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { GateLimits } from '../../../bot/contract/gates/gate-limits.ts';
import type { GateFacts, PreviousFacts } from '../../../bot/rooms/gates/facts/gate-facts.ts';

const day = fc
  .integer({ min: 0, max: 120 })
  .map((days) => Temporal.PlainDate.from('2026-08-01').add({ days }).toString());
const count = fc.integer({ min: 0, max: 400 });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 4 });
const numbers = (most: number) => fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: most });

const anyReports = fc.record({
  /** Each number of an issue, and which of a few people reported it; undefined: facts of before. */
  issues: numbers(30),
  people: fc.option(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 30, maxLength: 30 }), {
    nil: undefined,
    freq: 4,
  }),
});

export const anyPrevious: fc.Arbitrary<PreviousFacts> = fc
  .tuple(
    anyReports,
    fc.record({
      waves: fc.array(
        fc.record({
          id: fc.constantFrom('autumn.identity.finance', 'autumn.identity.sales'),
          start: day,
          people: count,
        }),
        { minLength: 1, maxLength: 3 },
      ),
      reach: maybe(
        fc.record({
          announcements: fc.constant<string[]>(['a1']),
          sent: count,
          countedAt: day.map((date) => `${date}T08:00:00.000Z`),
        }),
      ),
      blockers: numbers(4).map((all) => all.map((number) => ({ number, confirmed: number % 2 === 0 }))),
      adoption: maybe(
        fc
          .record({ enabled: count, share: fc.integer({ min: 0, max: 100 }), reportDate: day })
          .map(({ enabled, share, reportDate }) => ({
            enabled,
            active: Math.floor((enabled * share) / 100),
            reportDate,
          })),
      ),
      satisfaction: maybe(fc.record({ answers: count, mean: fc.double({ min: 1, max: 5, noNaN: true }) })),
      trainingOpened: maybe(fc.record({ opened: count })),
    }),
  )
  .map(([{ issues, people }, rest]) => ({
    ...rest,
    issues,
    ...(people && { byPerson: grouped(issues, people) }),
  }));

function grouped(issues: readonly number[], people: readonly number[]): number[][] {
  const own = Map.groupBy(
    issues.map((number, index) => [number, people[index]] as const),
    ([, who]) => who,
  );
  return [...own.values()].map((some) => some.map(([number]) => number));
}

const anyCriterion = fc.record({
  id: fc.constant('net-ready'),
  title: fc.constant('Offices have the bandwidth'),
  phase: fc.constant('Networking'),
});

export const anyFacts: fc.Arbitrary<GateFacts> = fc.record({
  collectedAt: day.map((date) => `${date}T09:00:00.000Z`),
  today: day,
  wave: fc.record({ id: fc.constant('autumn.identity.legal'), start: day, people: count }),
  criteria: numbers(3).map((open) => ({
    required: open.length + 1,
    open: open.map((number) => ({ id: `c${number}`, title: `Criterion ${number}` })),
  })),
  groundwork: maybe(
    fc.record({
      infrastructure: fc.array(
        fc.record({
          phase: fc.constant('Identity'),
          state: fc.constantFrom('not-started', 'configuring', 'configured'),
        }),
        { maxLength: 2 },
      ),
      open: fc.array(anyCriterion, { maxLength: 2 }),
      after: fc.array(anyCriterion, { maxLength: 2 }),
    }),
  ),
  collisions: fc.array(
    fc.record({
      waveId: fc.constant('mail.mail.legal'),
      phase: fc.constant('Mail'),
      rollout: fc.constant('Mail for all'),
      from: day,
      to: day,
    }),
    { maxLength: 2 },
  ),
  foundation: maybe(
    fc.array(
      fc.record({
        phaseId: fc.constant('identity'),
        name: fc.constant('Identity'),
        done: fc.constantFrom(true, false, null),
        why: fc.constant('Identity is like this.'),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  previous: maybe(anyPrevious),
  champions: maybe(fc.record({ count: fc.integer({ min: 0, max: 9 }), people: count })),
  usage: maybe(fc.record({ reportDate: day })),
});

const percent = maybe(fc.integer({ min: 0, max: 100 }));

export const anyLimits: fc.Arbitrary<GateLimits> = fc.record({
  leadDays: fc.integer({ min: 0, max: 60 }),
  criteria: fc.boolean(),
  groundwork: fc.constantFrom('hold', 'warn'),
  reachPercent: percent,
  issuesPer100: percent,
  minIssues: fc.integer({ min: 1, max: 20 }),
  minPeople: fc.integer({ min: 1, max: 50 }),
  blockers: maybe(fc.integer({ min: 0, max: 5 })),
  satisfaction: maybe(fc.integer({ min: 1, max: 5 })),
  trainingOpenedPercent: percent,
  adoptionPercent: percent,
  championsPer100: maybe(fc.integer({ min: 0, max: 5 })),
  dataAgeDays: maybe(fc.integer({ min: 0, max: 60 })),
  soakDays: maybe(fc.integer({ min: 0, max: 60 })),
  storm: maybe(
    fc.record({
      issuesPer100: fc.integer({ min: 0, max: 30 }),
      minIssues: fc.integer({ min: 1, max: 10 }),
    }),
  ),
  undecided: fc.constantFrom('hold', 'go-if-passed'),
});
