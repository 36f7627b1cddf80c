import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { FreezeWindow } from '../../bot/contract/rollout/rollout.ts';
import { shippedPlaybooks } from '../../bot/rooms/playbooks/shipped-playbooks.ts';
import type { ScheduleRequest } from '../../bot/rooms/rollout/planning/plan-in-days.ts';
import { strategies } from '../../bot/rooms/rollout/planning/strategy.ts';
import { aPlaybook } from './a-playbook.ts';

export type AnyPlan = ScheduleRequest & Required<Pick<ScheduleRequest, 'settings'>>;

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const firstDay = Temporal.PlainDate.from('2024-01-01');

/** Windows that do not overlap, some of them without a day between. */
const freezes: fc.Arbitrary<FreezeWindow[]> = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 120 }), length: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 8,
  })
  .map((windows) => {
    let reached = firstDay;
    return windows.map(({ gap, length }, index) => {
      const from = reached.add({ days: gap });
      reached = from.add({ days: length });
      return { name: `Freeze ${index}`, from: from.toString(), to: reached.toString() };
    });
  });

const settings: fc.Arbitrary<AnyPlan['settings']> = fc.record(
  {
    segment: fc.oneof(
      fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ months: fc.integer({ min: 1, max: 3 }) }),
    ),
    pilotSegments: fc.integer({ min: 1, max: 3 }),
    userSegments: fc.integer({ min: 1, max: 4 }),
    groupWeights: fc.dictionary(
      fc.constantFrom('group-0', 'group-1'),
      fc.double({ min: 0.1, max: 4, noNaN: true }),
      { maxKeys: 2 },
    ),
    workingDaysOnly: fc.boolean(),
    freezes,
    configurationDays: fc.integer({ min: 0, max: 30 }),
  },
  { requiredKeys: [] },
);

/** Plans of the foundation with any settings; some are refused, because their lengths do not fit. */
export const anyPlan: fc.Arbitrary<AnyPlan> = fc.record({
  playbook: fc.constant(foundation),
  strategy: fc.constantFrom(...strategies.map(({ id }) => id)),
  start: fc.integer({ min: 0, max: 400 }).map((days) => firstDay.add({ days })),
  groups: fc
    .oneof(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 90 }))
    .map((count) => Array.from({ length: count }, (_, index) => `group-${index}`)),
  settings,
});

/** Windows that may overlap, for everybody or for some of the groups that every plan has, or for its pilot set. */
export const anyFreezes: fc.Arbitrary<FreezeWindow[]> = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 700 }),
      length: fc.integer({ min: 1, max: 40 }),
      groups: fc.option(
        fc.uniqueArray(fc.constantFrom('group-0', 'group-1', 'pilot'), { minLength: 1, maxLength: 3 }),
        { nil: undefined },
      ),
    })
    .map(({ from, length, groups }) => {
      const first = firstDay.add({ days: from });
      const window = { name: 'Freeze', from: first.toString(), to: first.add({ days: length }).toString() };
      return groups ? { ...window, groups } : window;
    }),
  { maxLength: 8 },
);

export const during = fc.constantFrom('wait' as const, 'run' as const);
