import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { StrategyId } from '../../../../bot/contract/rollout/rollout.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import type { ScheduleRequest } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { anItOnlyPhase, aPlaybook } from '../../../support/a-playbook.ts';
import { whyOf } from '../../../support/in-words.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const start = Temporal.PlainDate.from('2026-12-15');
const phaseIds = ['identity', 'windows', 'apps', 'mdm', 'infoprotect'];

function request(changes: Partial<ScheduleRequest> = {}): ScheduleRequest {
  return { playbook: foundation, strategy: 'serial', start, groups: ['a', 'b'], ...changes };
}

function planned(changes: Partial<ScheduleRequest> = {}): PlannedWave[] {
  const plan = schedule(request(changes));
  if (!plan.ok) throw new Error(whyOf(plan));
  return plan.waves;
}

function refused(changes: Partial<ScheduleRequest>): { code: string; why: string } {
  const plan = schedule(request(changes));
  if (plan.ok) throw new Error('planned, although it should be refused');
  return { code: plan.code, why: whyOf(plan) };
}

/** Days from the start of the rollout, for each phase of one group. */
function days(waves: readonly PlannedWave[], groupId: string): string[] {
  return phaseIds.map((phaseId) => {
    const wave = waves.find((candidate) => candidate.phaseId === phaseId && candidate.groupId === groupId);
    return wave === undefined ? 'none' : `${start.until(wave.start).days}-${start.until(wave.end).days}`;
  });
}

function startMonths(waves: readonly PlannedWave[], groupId: string): number[] {
  return waves.filter((wave) => wave.groupId === groupId).map((wave) => wave.start.month);
}

// Source: the month examples of the article on deployment strategies, for a start in December.
test.each<[StrategyId, number[], number[]]>([
  ['serial', [12, 3, 6, 9, 12], [1, 4, 7, 10, 1]],
  ['parallel-1', [12, 2, 4, 6, 8], [1, 3, 5, 7, 9]],
  ['parallel-2', [12, 1, 2, 3, 4], [1, 2, 3, 4, 5]],
])('%s reaches the pilot set and the first group in the months of the examples', (strategy, pilot, users) => {
  const waves = planned({ strategy });

  expect(startMonths(waves, 'pilot')).toEqual(pilot);
  expect(startMonths(waves, 'a')).toEqual(users);
});

test.each<[StrategyId, string[], string[], number]>([
  [
    'serial',
    ['0-30', '90-120', '180-210', '270-300', '360-390'],
    ['30-90', '120-180', '210-270', '300-360', '390-450'],
    450,
  ],
  [
    'parallel-1',
    ['0-30', '60-90', '120-150', '180-210', '240-270'],
    ['30-90', '90-150', '150-210', '210-270', '270-330'],
    330,
  ],
  ['up-front', Array(5).fill('0-30'), Array(5).fill('30-90'), 90],
])('%s with one group takes the days of the model', (strategy, pilot, users, total) => {
  const plan = schedule(request({ strategy, groups: ['a'], settings: { configurationDays: 0 } }));

  expect(plan).toMatchObject({ ok: true, end: start.add({ days: total }) });
  expect(days(plan.ok ? plan.waves : [], 'pilot')).toEqual(pilot);
  expect(days(plan.ok ? plan.waves : [], 'a')).toEqual(users);
});

test('parallel-2 with two groups takes the days of the model, without a rest for anybody', () => {
  const plan = schedule(request({ strategy: 'parallel-2' }));

  const waves = plan.ok ? plan.waves : [];
  expect(days(waves, 'pilot')).toEqual(['0-30', '30-60', '60-90', '90-120', '120-150']);
  expect(days(waves, 'a')).toEqual(['30-60', '60-90', '90-120', '120-150', '150-180']);
  expect(days(waves, 'b')).toEqual(['60-90', '90-120', '120-150', '150-180', '180-210']);
  expect(plan).toMatchObject({ ok: true, end: start.add({ days: 210 }) });
});

test.each([
  [3, '30-50'],
  [4, '30-45'],
  [6, '30-40'],
])('parallel-2 with %i groups leaves the first one a rest after Identity on days %s', (count, identity) => {
  const waves = planned({ strategy: 'parallel-2', groups: ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count) });

  expect(days(waves, 'a').slice(0, 2)).toEqual([identity, expect.stringMatching(/^60-/)]);
});

test('parallel-2 with one group is refused with the dates and a way out', () => {
  const { code, why } = refused({ strategy: 'parallel-2', groups: ['finance'] });

  expect(code).toBe('two-phases-at-once');
  expect(why).toBe(
    'With the strategy "Parallel, overlapping", the business group "finance" would be in two phases at once: ' +
      'Identity lasts until 14 March 2027, but Windows 11 Enterprise already starts on 13 February 2027. ' +
      'Plan at least 2 business groups, or choose the strategy "Parallel, without overlap" or "One after the other".',
  );
});

test('a refusal calls a group by its name where that is known', () => {
  const groupNames = new Map([['finance', 'Finance and Tax']]);

  const { why } = refused({ strategy: 'parallel-2', groups: ['finance'], groupNames });

  expect(why).toContain('the business group "Finance and Tax" would be in two phases at once');
});

test('the number of groups that a refusal asks for is enough, and one less is not', () => {
  const settings = { userSegments: 5 };
  const groups = ['a', 'b', 'c', 'd', 'e'];

  expect(refused({ strategy: 'parallel-2', settings, groups: groups.slice(0, 4) }).why).toContain(
    'at least 5',
  );
  expect(planned({ strategy: 'parallel-2', settings, groups })).toHaveLength(30);
});

test('a pilot that lasts into the pilot of the next phase is refused', () => {
  const { code, why } = refused({ strategy: 'parallel-1', settings: { pilotSegments: 3 } });

  expect(code).toBe('two-phases-at-once');
  expect(why).toMatch(/the pilot set would be in two phases at once: .* Make the pilot shorter/);
});

test('serial finishes a phase before the next one begins, however long its parts are', () => {
  const waves = planned({ settings: { pilotSegments: 2, userSegments: 4 }, groups: ['a'] });

  expect(days(waves, 'pilot').slice(0, 2)).toEqual(['0-60', '180-240']);
  expect(days(waves, 'a').slice(0, 2)).toEqual(['60-180', '240-360']);
});

test('networking has no wave', () => {
  expect(planned().filter((wave) => wave.phaseId === 'networking')).toEqual([]);
});

test('up-front gives a group all phases on the same dates', () => {
  const waves = planned({ strategy: 'up-front', settings: { configurationDays: 0 } });

  expect(days(waves, 'a')).toEqual(Array(5).fill('30-60'));
  expect(days(waves, 'b')).toEqual(Array(5).fill('60-90'));
});

test('waves come by start, then by phase, then in the order of groups', () => {
  const waves = planned({ strategy: 'parallel-2', groups: ['z', 'a'] }).slice(0, 6);

  expect(waves.map(({ phaseId, groupId }) => `${phaseId} ${groupId}`)).toEqual([
    'identity pilot',
    'identity z',
    'windows pilot',
    'identity a',
    'windows z',
    'apps pilot',
  ]);
});

test('with more groups than days each wave still lasts a day', () => {
  const waves = planned({ groups: ['a', 'b', 'c'], settings: { segmentDays: 1 } });

  expect(['a', 'b', 'c'].map((group) => days(waves, group)[0])).toEqual(['1-2', '1-2', '2-3']);
});

test.each<[string, Partial<ScheduleRequest>, RegExp]>([
  ['no-groups', { groups: [] }, /at least one business group/],
  ['repeated-group', { groups: ['a', 'b', 'a'] }, /You named the business group "a" twice/],
  ['reserved-group', { groups: ['a', 'pilot'] }, /stands for the pilot set/],
  ['bad-settings', { settings: { segmentDays: 0 } }, /length of a segment in days is 0/],
  ['bad-settings', { settings: { pilotSegments: -1 } }, /segments for the pilot set is -1/],
  ['bad-settings', { settings: { userSegments: 1.5 } }, /segments for the business groups is 1.5/],
  ['bad-settings', { settings: { segmentDays: Number.NaN } }, /is NaN\. It must be a whole number/],
  ['bad-settings', { settings: { segmentDays: 100_000 } }, /from 1 to 366/],
  ['no-user-phases', { playbook: aPlaybook({ phases: [anItOnlyPhase()] }) }, /no phase that reaches people/],
  ['too-late', { start: Temporal.PlainDate.from('9999-12-01') }, /Choose an earlier start/],
])('%s is refused with a sentence', (code, changes, why) => {
  const refusal = refused(changes);

  expect(refusal.code).toBe(code);
  expect(refusal.why).toMatch(why);
});
