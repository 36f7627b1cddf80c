import { describe, expect, test } from 'vitest';
import type { ComparedPlan, Comparison } from '../../../../bot/contract/rollout/compare.ts';
import { ProblemError } from '../../../../tab/api/problem-error.ts';
import {
  commonRefusal,
  faultsInAnswer,
  maySayWhy,
  planGantt,
  stretchOf,
} from '../../../../tab/features/plan/comparison.ts';
import { aDraft } from './a-plan-draft.ts';

function aPlan(changes: Partial<ComparedPlan> = {}): ComparedPlan {
  return {
    strategy: 'serial',
    ok: true,
    end: '2026-12-01',
    days: 61,
    cadenceDays: null,
    restDays: null,
    mostPhasesAtOnceForIt: 1,
    mostPilotsAtOnce: 1,
    configuration: null,
    collisions: null,
    waves: [
      { phaseId: 'identity', groupId: 'pilot', start: '2026-10-01', end: '2026-11-01' },
      { phaseId: 'identity', groupId: 'sales', start: '2026-11-01', end: '2026-12-01' },
    ],
    ...changes,
  };
}

function aRefusal(code: string): Comparison['plans'][number] {
  return { strategy: 'up-front', ok: false, code, why: 'It does not fit.' };
}

describe('the pictures of plans', () => {
  const phases = [
    {
      id: 'identity',
      name: 'Identity',
      audience: 'users' as const,
      goal: '',
      requiredCriteria: 0,
      optionalCriteria: 0,
    },
  ];
  const over = { start: '2026-10-01', end: '2027-02-01' };

  test('reach from the first day of any plan to the last of any', () => {
    const configured = aPlan({ configuration: { start: '2026-09-20', end: '2026-10-01' } });

    expect(stretchOf([aPlan({ end: '2027-02-01' }), configured, aRefusal('too-late')])).toEqual({
      start: '2026-09-20',
      end: '2027-02-01',
    });
    expect(stretchOf([aRefusal('too-late')])).toBeUndefined();
  });

  test('have one scale, and rows for the pilot set and the groups that have waves', () => {
    const picture = planGantt(aPlan(), phases, aDraft().groups, over);

    expect(picture.months.map(({ date }) => date.slice(0, 7))).toEqual([
      '2026-10',
      '2026-11',
      '2026-12',
      '2027-01',
    ]);
    expect(picture.rows.map(({ group }) => group.name)).toEqual(['Pilot set', 'Sales']);
    expect(picture.rows[0]?.bars[0]).toMatchObject({ from: 0, length: 31 / 123, step: 1 });
  });

  test('show the configuration in a row of its own that is no phase', () => {
    const plan = aPlan({ configuration: { start: '2026-10-01', end: '2026-10-08' } });

    const { rows } = planGantt(plan, phases, aDraft().groups, over);

    const row = rows.find(({ group }) => group.name === 'IT configures');
    expect(row?.bars).toMatchObject([{ step: 0, from: 0 }]);
  });
});

describe('what keeps every plan from being made', () => {
  test('is said once, at the field it is about', () => {
    const plans = [aRefusal('endless-freeze'), aRefusal('endless-freeze')];

    expect(commonRefusal(plans)).toEqual({ place: 'freezes', why: 'It does not fit.' });
  });

  test('has no place where no field is to blame', () => {
    expect(commonRefusal([aRefusal('no-user-phases')])).toMatchObject({ place: null });
  });

  test('is nothing where one plan can be made or the reasons differ', () => {
    expect(commonRefusal([aRefusal('too-late'), aPlan()])).toBeUndefined();
    expect(commonRefusal([aRefusal('too-late'), aRefusal('no-groups')])).toBeUndefined();
    expect(commonRefusal([])).toBeUndefined();
  });
});

describe('an answer that is no plan', () => {
  test('is shown at the field that its code is about', () => {
    const gone = new ProblemError(400, 'group-not-found', 'There is no business group "legal".');

    expect(faultsInAnswer(gone)).toEqual({ groups: 'There is no business group "legal".' });
  });

  test('is shown at each field that it names', () => {
    const faults = [
      { where: 'settings.freezes.0.name', what: 'Too big' },
      { where: 'settings.segment', what: 'Invalid input' },
      { where: 'playbookId', what: 'Invalid' },
    ];

    expect(faultsInAnswer(new ProblemError(400, 'invalid-body', 'It cannot be used.', faults))).toEqual({
      freezes: 'This cannot be used: Too big.',
      segment: 'This cannot be used: Invalid input.',
    });
  });

  test('stays an answer where it is about no field', () => {
    expect(faultsInAnswer(new ProblemError(500, 'internal-error', 'Broken.'))).toEqual({});
    expect(faultsInAnswer(null)).toEqual({});
  });
});

test.each([
  ['without a collision', null, '', true],
  ['with one and a reason', { refused: false }, 'Small for them.', true],
  ['with one and no reason', { refused: false }, '  ', false],
  ['with one that is refused, whatever the reason', { refused: true }, 'Please.', false],
])('a plan %s may be planned: %j', (_how, collision, reason, may) => {
  const collisions = collision && {
    waves: 1,
    people: 3,
    why: 'It does.',
    first: [],
    nextStart: null,
    ...collision,
  };

  expect(maySayWhy(aPlan({ collisions }), reason)).toBe(may);
});
