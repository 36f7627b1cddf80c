import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { FreezeWindow, PlanSettings } from '../../../../bot/contract/rollout/rollout.ts';
import { FreezeWindow as FreezeForm } from '../../../../bot/contract/rollout/rollout.ts';
import { PILOT } from '../../../../bot/rooms/people/person.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { aWorkload } from '../../../support/a-playbook.ts';
import { anyFreezes, anyPlan, during } from '../../../support/any-plan.ts';
import { conflicts } from '../../../support/conflicts.ts';

const { compare } = Temporal.PlainDate;
/** 19 December to 4 January, the last day included. */
const holidays = { name: 'Holidays', from: '2026-12-19', to: '2027-01-05' };

test('frozen for all: who began before waits, the day before is theirs, and the day after as well', () => {
  expect(planned({ freezes: [holidays] })).toEqual([
    'pilot 2026-12-10 2027-01-06',
    'finance 2027-01-06 2027-01-16',
    'sales 2027-01-16 2027-01-26',
    'legal 2027-01-26 2027-02-05',
  ]);
  expect(planned({ freezes: [holidays] }, '2026-12-09')).toEqual([
    'pilot 2026-12-09 2026-12-19',
    'finance 2027-01-05 2027-01-15',
    'sales 2027-01-15 2027-01-25',
    'legal 2027-01-25 2027-02-04',
  ]);
});

test('frozen for Finance only: nothing of it is applied to others', () => {
  const own = { name: 'Closing', from: '2026-12-22', to: '2027-01-05', groups: ['finance'] };

  expect(planned({ freezes: [own] })).toEqual([
    'pilot 2026-12-10 2026-12-20',
    'finance 2026-12-20 2027-01-13',
    'sales 2026-12-30 2027-01-09',
    'legal 2027-01-09 2027-01-19',
  ]);
});

test('one for all and one for Finance only are both theirs', () => {
  const own = { name: 'Closing', from: '2027-01-05', to: '2027-01-08', groups: ['finance'] };

  expect(planned({ freezes: [holidays, own] }, '2026-12-09')).toEqual([
    'pilot 2026-12-09 2026-12-19',
    'finance 2027-01-08 2027-01-18',
    'sales 2027-01-15 2027-01-25',
    'legal 2027-01-25 2027-02-04',
  ]);
});

test.each([
  ['touch', { from: '2026-12-19', to: '2026-12-27' }, { from: '2026-12-27', to: '2027-01-05' }],
  ['overlap', { from: '2026-12-22', to: '2027-01-05' }, { from: '2026-12-19', to: '2026-12-29' }],
  ['lie in each other', { from: '2026-12-19', to: '2027-01-05' }, { from: '2026-12-24', to: '2026-12-27' }],
])('two that %s are one', (_how, one, other) => {
  const freezes = [
    { name: 'One', ...one },
    { name: 'Other', ...other },
  ];

  expect(planned({ freezes })).toEqual(planned({ freezes: [holidays] }));
});

test('where waves run on, one that begins before ends inside, and none begins inside', () => {
  expect(planned({ freezes: [holidays], duringFreezes: 'run' })).toEqual([
    'pilot 2026-12-10 2026-12-20',
    'finance 2027-01-05 2027-01-15',
    'sales 2027-01-15 2027-01-25',
    'legal 2027-01-25 2027-02-04',
  ]);
});

test('a field of a window that nobody knows is refused, never ignored', () => {
  expect(FreezeForm.safeParse({ ...holidays, group: 'finance' }).success).toBe(false);
  expect(FreezeForm.safeParse({ ...holidays, groups: [] }).success).toBe(false);
  expect(FreezeForm.safeParse({ ...holidays, groups: ['finance'] }).success).toBe(true);
});

test('whatever is frozen for whom, nobody is in two phases, and no wave begins in a freeze of its people', () => {
  fc.assert(
    fc.property(anyPlan, anyFreezes, during, (request, freezes, duringFreezes) => {
      const plan = schedule({ ...request, settings: { ...request.settings, freezes, duringFreezes } });
      fc.pre(plan.ok);

      expect(conflicts(plan.waves, { bundle: strategyOf(request.strategy).bundle })).toEqual([]);
      for (const wave of plan.waves) {
        const pilot = plan.waves.find((one) => one.groupId === PILOT && one.phaseId === wave.phaseId);
        if (wave.groupId !== PILOT) expect(pilot && compare(pilot.end, wave.start)).toBeLessThanOrEqual(0);
        expect(isFrozen(wave.start, wave, freezes)).toBe(false);
        if (duringFreezes !== 'wait') continue;
        expect(isFrozen(wave.end.subtract({ days: 1 }), wave, freezes)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test('whether freezes overlap or are told as one makes no difference', () => {
  fc.assert(
    fc.property(anyPlan, anyFreezes, during, (request, freezes, duringFreezes) => {
      const settings = { ...request.settings, freezes, duringFreezes };
      // Every window in two parts that share a day, or in two that touch.
      const parted = freezes.flatMap((freeze, index) => {
        const middle = Temporal.PlainDate.from(freeze.from).add({ days: 1 });
        if (middle.toString() >= freeze.to) return [freeze];
        return [
          { ...freeze, to: middle.add({ days: index % 2 }).toString() },
          { ...freeze, from: middle.toString() },
        ];
      });

      expect(schedule({ ...request, settings: { ...settings, freezes: parted } })).toEqual(
        schedule({ ...request, settings }),
      );
    }),
    { numRuns: 60 },
  );
});

function planned(settings: PlanSettings, start = '2026-12-10'): string[] {
  const lengths = { segment: { days: 10 }, pilotSegments: 1, firstGroupSegments: 1, userSegments: 2 };
  const plan = schedule({
    playbook: aWorkload(),
    strategy: 'serial',
    start: Temporal.PlainDate.from(start),
    groups: ['finance', 'sales', 'legal'],
    settings: { ...lengths, ...settings },
  });
  if (!plan.ok) throw new Error(plan.code);
  return plan.waves.map((wave) => `${wave.groupId} ${wave.start} ${wave.end}`);
}

function isFrozen(date: Temporal.PlainDate, { groupId }: PlannedWave, freezes: readonly FreezeWindow[]) {
  const day = date.toString();
  return freezes.some(
    ({ from, to, groups }) => from <= day && day < to && (groups === undefined || groups.includes(groupId)),
  );
}
