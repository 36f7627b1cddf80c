import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import {
  type ComparedStrategy,
  compareStrategies,
} from '../../../../bot/rooms/rollout/planning/compare-strategies.ts';
import type { ScheduleRequest } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const start = Temporal.PlainDate.from('2026-12-15');

function request(changes: Partial<ScheduleRequest> = {}) {
  return { playbook: foundation, start, groups: ['a', 'b'], ...changes };
}

type Planned = Extract<ComparedStrategy, { ok: true }>;

/** One figure of each strategy, or why it is refused, in the order of the strategies. */
function figures(compared: readonly ComparedStrategy[], pick: (one: Planned) => unknown): unknown[] {
  return compared.map((one) => (one.ok ? pick(one) : one.code));
}

// Source: measured from the drawings of the article on deployment strategies.
test('the four strategies take the days of the model, with its cadence and its load for IT', () => {
  const compared = compareStrategies(request());

  expect(compared.map(({ strategy }) => strategy)).toEqual([
    'serial',
    'parallel-1',
    'parallel-2',
    'up-front',
  ]);
  expect(figures(compared, ({ days }) => days)).toEqual([450, 330, 210, 110]);
  expect(figures(compared, ({ cadenceDays }) => cadenceDays)).toEqual([90, 60, 30, 0]);
  expect(figures(compared, (one) => one.mostPhasesAtOnceForIt)).toEqual([1, 2, 3, 5]);
  expect(figures(compared, (one) => one.mostPilotsAtOnce)).toEqual([1, 1, 1, 5]);
  expect(figures(compared, (one) => one.mostUserRolloutsAtOnce)).toEqual([1, 1, 2, 5]);
});

test.each([
  [2, [60, 30, 0, null]],
  [3, [70, 40, 10, null]],
  [4, [75, 45, 15, null]],
  [6, [80, 50, 20, null]],
])('with %i equal groups a person rests as long as in the model', (count, rests) => {
  const groups = ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count);

  const compared = compareStrategies(request({ groups }));

  expect(figures(compared, ({ restDays }) => restDays?.min ?? null)).toEqual(rests);
  expect(figures(compared, ({ restDays }) => restDays?.median ?? null)).toEqual(rests);
});

test('a strategy that cannot be had says why, and the others are there', () => {
  const compared = compareStrategies(request({ groups: ['a'] }));

  expect(figures(compared, ({ ok }) => ok)).toEqual([true, true, 'two-phases-at-once', true]);
  expect(compared[2]).toMatchObject({ ok: false, params: { wayOut: { params: { least: 2 } } } });
});

test('a fault in the settings is told for every strategy', () => {
  const compared = compareStrategies(request({ groups: [] }));

  expect(figures(compared, ({ ok }) => ok)).toEqual(Array(4).fill('no-groups'));
});

test('what is compared is what would be planned', () => {
  const settings = { segment: { months: 1 }, workingDaysOnly: true, configurationDays: 20 };

  for (const one of compareStrategies(request({ settings }))) {
    const plan = schedule({ ...request({ settings }), strategy: one.strategy });
    expect(one.ok && plan.ok).toBe(true);
    expect(plan).toMatchObject({ waves: one.ok && one.waves, end: one.ok && one.end });
  }
});

test('the days of up-front contain its configuration', () => {
  const compared = compareStrategies(request({ settings: { configurationDays: 20 } }));

  expect(figures(compared, ({ days }) => days)).toEqual([450, 330, 210, 110]);
  expect(compared[3]).toMatchObject({ configuration: { start, end: start.add({ days: 20 }) } });
});

test('unequal groups rest unequally: the shortest and the middle rest are told', () => {
  const compared = compareStrategies(
    request({ groups: ['a', 'b', 'c'], settings: { groupWeights: { b: 2 } } }),
  );

  // Waves of 15, 30 and 15 days.
  expect(figures(compared, ({ restDays }) => restDays)).toEqual([
    { min: 60, median: 75 },
    { min: 30, median: 45 },
    { min: 0, median: 15 },
    null,
  ]);
});

test('one phase has neither a cadence nor a rest', () => {
  const compared = compareStrategies(request({ playbook: aPlaybook() }));

  expect(figures(compared, ({ cadenceDays, restDays }) => [cadenceDays, restDays])).toEqual(
    Array(4).fill([null, null]),
  );
});
