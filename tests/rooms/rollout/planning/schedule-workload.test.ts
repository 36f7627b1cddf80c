import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import type { ScheduleRequest } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategies } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import { anItOnlyPhase, aPlaybook, aUserPhase, aWorkload } from '../../../support/a-playbook.ts';
import { aWave } from '../../../support/builders.ts';
import { whyOf } from '../../../support/in-words.ts';

const start = Temporal.PlainDate.from('2026-12-15');
const workloads = shippedPlaybooks().filter(({ kind }) => kind === 'workload');

function request(changes: Partial<ScheduleRequest> = {}): ScheduleRequest {
  return { playbook: aWorkload(), strategy: 'serial', start, groups: ['a', 'b', 'c'], ...changes };
}

/** Group and days from the start of the rollout. */
function days(changes: Partial<ScheduleRequest> = {}): string[] {
  const plan = schedule(request(changes));
  if (!plan.ok) throw new Error(whyOf(plan));
  return plan.waves.map(
    (wave) => `${wave.groupId} ${start.until(wave.start).days}-${start.until(wave.end).days}`,
  );
}

test('the pilot set comes first, then one business group, then the others in equal parts', () => {
  expect(days()).toEqual(['pilot 0-30', 'a 30-60', 'b 60-90', 'c 90-120']);
});

test('with one business group the rollout is over after it', () => {
  expect(days({ groups: ['a'] })).toEqual(['pilot 0-30', 'a 30-60']);
  expect(schedule(request({ groups: ['a'] }))).toMatchObject({ end: start.add({ days: 60 }) });
});

test('the first group has a length of its own', () => {
  const settings = { segmentDays: 10, pilotSegments: 2, firstGroupSegments: 3, userSegments: 4 };

  expect(days({ settings })).toEqual(['pilot 0-20', 'a 20-50', 'b 50-70', 'c 70-90']);
});

test.each(strategies)('$id plans a workload as every other strategy does', ({ id }) => {
  expect(days({ strategy: id, settings: { configurationDays: 20 } })).toEqual(days());
});

test.each(workloads)('$id moves everybody once', (playbook) => {
  expect(days({ playbook })).toEqual(['pilot 0-30', 'a 30-60', 'b 60-90', 'c 90-120']);
});

test('each group is moved once, the first one alone, and the others fill the time after it', () => {
  const sizes = fc.integer({ min: 1, max: 400 });
  const segments = fc.integer({ min: 1, max: 6 });

  fc.assert(
    fc.property(sizes, fc.integer({ min: 1, max: 90 }), segments, segments, (size, segmentDays, one, all) => {
      const groups = Array.from({ length: size }, (_, index) => `group-${index}`);
      const settings = { segmentDays, firstGroupSegments: one, userSegments: all };
      const plan = schedule(request({ groups, settings }));
      const [pilot, first, ...others] = plan.ok ? plan.waves : [];
      const total = 1 + one + (size > 1 ? all : 0);

      expect(plan.ok && plan.waves.map(({ groupId }) => groupId)).toEqual(['pilot', ...groups]);
      expect(first?.start).toEqual(pilot?.end);
      for (const wave of others) {
        expect(Temporal.PlainDate.compare(wave.start, first?.end ?? start)).toBeGreaterThanOrEqual(0);
      }
      expect(plan.ok && plan.end).toEqual(start.add({ days: total * segmentDays }));
    }),
    { numRuns: 60 },
  );
});

const needing = aWorkload({ name: 'Mail', needs: ['networking', 'identity', 'windows'] });
const foundation = {
  playbook: aPlaybook({
    phases: [anItOnlyPhase(), aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })],
  }),
  waves: [
    aWave('identity', 'pilot', '2026-10-01', '2026-11-01'),
    aWave('windows', 'pilot', '2026-11-15', '2026-12-15'),
    ...['a', 'b', 'c'].map((groupId) => aWave('identity', groupId, '2026-11-01', '2026-12-01')),
    ...['a', 'b'].map((groupId) => aWave('windows', groupId, '2026-12-01', '2027-01-14')),
    aWave('windows', 'c', '2027-02-01', '2027-03-15'),
  ],
};
/** Of another region, with Windows for the group that the first one brings it to late. */
const second = { ...foundation, waves: [aWave('windows', 'c', '2027-01-01', '2027-02-13')] };

test('every wave may start on the day after its group had what it needs, while other groups still have it', () => {
  const early = { ...foundation, waves: foundation.waves.filter(({ start }) => start.year < 2027) };
  const foundations = [early, { ...foundation, waves: [aWave('windows', 'c', '2027-02-01', '2027-03-15')] }];

  expect(schedule(request({ playbook: needing, foundations })).ok).toBe(true);
});

test('what a group had first, in any rollout of the foundation, is what counts', () => {
  const late = request({ playbook: needing, groups: ['a', 'c', 'b'] });

  expect(schedule({ ...late, foundations: [foundation] }).ok).toBe(false);
  expect(schedule({ ...late, foundations: [foundation, second] }).ok).toBe(true);
});

test('where the plan of the foundation is not given, the needs are left to the gate', () => {
  expect(schedule(request({ playbook: needing })).ok).toBe(true);
});

test.each<[string, Partial<ScheduleRequest>, string, string]>([
  [
    'a start before a needed phase is rolled out',
    { playbook: needing, foundations: [foundation], groups: ['c'] },
    'needs-not-met',
    '"Mail" needs "Windows" of the foundation first, which lasts until 14 March 2027 for the business group "c". ' +
      'Start on 13 February 2027 or later.',
  ],
  [
    'a needed phase without a wave',
    { playbook: needing, foundations: [{ ...foundation, waves: foundation.waves.slice(0, -1) }] },
    'needs-not-met',
    '"Mail" needs "Windows" of the foundation first, which isn\'t planned for the business group "c". ' +
      'Plan it first, or leave them out.',
  ],
  ['no groups', { groups: [] }, 'no-groups', 'A rollout needs at least one business group.'],
  [
    'a first group that takes no time',
    { settings: { firstGroupSegments: 0 } },
    'bad-settings',
    'The number of segments for the first group is 0. It must be a whole number from 1 to 24.',
  ],
])('%s is refused with a sentence', (_, changes, code, why) => {
  const plan = schedule(request(changes));

  expect(plan.ok ? undefined : { code: plan.code, why: whyOf(plan) }).toEqual({ code, why });
});

test('a foundation needs nothing', () => {
  expect(schedule(request({ playbook: aPlaybook(), foundations: [{ ...foundation, waves: [] }] })).ok).toBe(
    true,
  );
});
