import { describe, expect, test } from 'vitest';
import {
  draftFaults,
  movedGroup,
  type PlanDraft,
  settingsOf,
  wishOf,
} from '../../../../tab/features/plan/plan-draft.ts';
import { aDraft } from './a-plan-draft.ts';

function aGroup(changes: Partial<PlanDraft['groups'][number]> = {}) {
  return { id: 'sales', name: 'Sales', people: 30, taken: true, weight: '', ...changes };
}

function aFreeze(changes: Partial<PlanDraft['freezes'][number]> = {}) {
  return { key: '1', name: 'Holidays', first: '2026-12-20', last: '2027-01-03', ...changes };
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
