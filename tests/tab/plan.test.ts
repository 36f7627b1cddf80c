import { describe, expect, test } from 'vitest';
import type { ComparedPlan, Comparison, PlanningView } from '../../bot/contract/compare.ts';
import { ProblemError } from '../../tab/api/problem-error.ts';
import { commonRefusal, faultsInAnswer, planGantt, stretchOf } from '../../tab/plan/comparison.ts';
import {
  draftFaults,
  movedGroup,
  newDraft,
  type PlanDraft,
  settingsOf,
  wishOf,
} from '../../tab/plan/plan-draft.ts';
import { allScreensOf, screenAt, screensOf } from '../../tab/shell/screens.ts';

const planning: PlanningView = {
  today: '2026-09-10',
  strategies: [],
  groups: [
    { group: { id: 'finance', name: 'Finance' }, people: 12 },
    { group: { id: 'sales', name: 'Sales' }, people: 30 },
  ],
  playbooks: [
    {
      id: 'small',
      segmentDays: 30,
      pilotSegments: 1,
      userSegments: 2,
      firstGroupSegments: null,
      configurationDays: 0,
    },
  ],
};

function aDraft(changes: Partial<PlanDraft> = {}): PlanDraft {
  return { ...newDraft(planning, 'small'), title: 'Autumn', start: '2026-10-01', ...changes };
}

function aGroup(changes: Partial<PlanDraft['groups'][number]> = {}) {
  return { id: 'sales', name: 'Sales', people: 30, taken: true, weight: '', ...changes };
}

function aFreeze(changes: Partial<PlanDraft['freezes'][number]> = {}) {
  return { key: '1', name: 'Holidays', first: '2026-12-20', last: '2027-01-03', ...changes };
}

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

describe('a draft', () => {
  test('asks for every group and no setting while nothing else is said', () => {
    expect(wishOf(aDraft(), 'foundation')).toEqual({
      playbookId: 'small',
      start: '2026-10-01',
      groups: ['finance', 'sales'],
      settings: {},
    });
  });

  test('asks for the groups with a tick, in their order', () => {
    const groups = movedGroup(aDraft().groups, 'sales', -1).map((group) => ({
      ...group,
      taken: group.id === 'sales',
    }));

    expect(wishOf(aDraft({ groups }), 'foundation')?.groups).toEqual(['sales']);
  });

  test('asks nothing without a start or with a fault', () => {
    expect(wishOf(aDraft({ start: '' }), 'foundation')).toBeNull();
    expect(wishOf(aDraft({ segment: 'long' }), 'foundation')).toBeNull();
  });

  test('has the settings that were typed, with freeze windows half-open', () => {
    const draft = aDraft({
      segment: '2',
      segmentUnit: 'months',
      pilotSegments: '1',
      userSegments: '3',
      configurationDays: '0',
      workingDaysOnly: true,
      underWay: true,
      freezes: [aFreeze({ name: ' Holidays ' })],
    });

    expect(settingsOf(draft, 'foundation')).toEqual({
      segment: { months: 2 },
      pilotSegments: 1,
      userSegments: 3,
      configurationDays: 0,
      workingDaysOnly: true,
      allowPastStart: true,
      freezes: [{ name: 'Holidays', from: '2026-12-20', to: '2027-01-04' }],
    });
  });

  test.each([
    ['segment', { segment: '0' }],
    ['segment', { segment: '13', segmentUnit: 'months' }],
    ['pilotSegments', { pilotSegments: '1.5' }],
    ['userSegments', { userSegments: '25' }],
    ['configurationDays', { configurationDays: '-1' }],
    ['firstGroupSegments', { firstGroupSegments: '0' }],
    ['groups', { groups: [] }],
    ['groups', { groups: [aGroup({ taken: false })] }],
    ['groups', { groups: [aGroup({ weight: '0' })] }],
    ['groups', { groups: [aGroup({ weight: 'long' })] }],
    ['groups', { groups: [aGroup({ weight: '1001' })] }],
    ['freezes', { freezes: [aFreeze({ name: ' ' })] }],
    ['freezes', { freezes: [aFreeze({ last: '' })] }],
    ['freezes', { freezes: [aFreeze({ last: '2026-12-19' })] }],
  ] as const)('says at %s what is wrong with %j', (field, changes) => {
    expect(Object.keys(draftFaults(aDraft(changes)))).toEqual([field]);
  });

  test('has the relative lengths that differ from 1, of the groups that take part', () => {
    const groups = [
      aGroup({ weight: '2.5' }),
      aGroup({ id: 'finance', weight: '1' }),
      aGroup({ id: 'legal', weight: '3', taken: false }),
    ];

    expect(settingsOf(aDraft({ groups }), 'foundation')).toEqual({ groupWeights: { sales: 2.5 } });
  });

  test('has a length of the first group for workloads alone, and no configuration for them', () => {
    const draft = aDraft({ firstGroupSegments: '2', configurationDays: '5' });

    expect(settingsOf(draft, 'workload')).toEqual({ firstGroupSegments: 2 });
    expect(settingsOf(draft, 'foundation')).toEqual({ configurationDays: 5 });
  });

  test('takes a freeze window of one day', () => {
    expect(draftFaults(aDraft({ freezes: [aFreeze({ last: '2026-12-20' })] }))).toEqual({});
  });
});

describe('the order of groups', () => {
  test('lets a group trade places with its neighbour', () => {
    expect(movedGroup(aDraft().groups, 'finance', 1).map(({ id }) => id)).toEqual(['sales', 'finance']);
  });

  test('stays as it is at its ends', () => {
    const { groups } = aDraft();

    expect([movedGroup(groups, 'finance', -1), movedGroup(groups, 'sales', 1)]).toEqual([groups, groups]);
  });
});

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
    const plans = [aRefusal('overlapping-freezes'), aRefusal('overlapping-freezes')];

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

test('planning is a screen of leads that is not in the navigation', () => {
  expect(screenAt('lead', '/plan')?.name).toBe('Plan a rollout');
  expect(screenAt('champion', '/plan')).toBeUndefined();
  expect(screensOf('lead').some(({ path }) => path === 'plan')).toBe(false);
  expect(allScreensOf('member')).toEqual(screensOf('member'));
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
