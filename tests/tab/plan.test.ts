import { describe, expect, test } from 'vitest';
import type { ComparedPlan, Comparison, PlanningView } from '../../bot/contract/compare.ts';
import { commonRefusal, planGantt, stretchOf } from '../../tab/plan/comparison.ts';
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
  groups: [
    { group: { id: 'finance', name: 'Finance' }, people: 12 },
    { group: { id: 'sales', name: 'Sales' }, people: 30 },
  ],
  playbooks: [{ id: 'small', segmentDays: 30, pilotSegments: 1, userSegments: 2, firstGroupSegments: null }],
};

function aDraft(changes: Partial<PlanDraft> = {}): PlanDraft {
  return { ...newDraft(planning, 'small'), title: 'Autumn', start: '2026-10-01', ...changes };
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
    expect(wishOf(aDraft())).toEqual({
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

    expect(wishOf(aDraft({ groups }))?.groups).toEqual(['sales']);
  });

  test('asks nothing without a start or with a fault', () => {
    expect(wishOf(aDraft({ start: '' }))).toBeNull();
    expect(wishOf(aDraft({ segment: 'long' }))).toBeNull();
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

    expect(settingsOf(draft)).toEqual({
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
    ['groups', { groups: [] }],
    ['freezes', { freezes: [aFreeze({ name: ' ' })] }],
    ['freezes', { freezes: [aFreeze({ last: '' })] }],
    ['freezes', { freezes: [aFreeze({ last: '2026-12-19' })] }],
  ] as const)('says at %s what is wrong with %j', (field, changes) => {
    expect(Object.keys(draftFaults(aDraft(changes)))).toEqual([field]);
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
