import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { PlanSettings } from '../../../../bot/contract/rollout/rollout.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import type { ScheduleRequest } from '../../../../bot/rooms/rollout/planning/plan-in-days.ts';
import type { ScheduleSettings } from '../../../../bot/rooms/rollout/planning/plan-lengths.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import type { Span } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { whyOf } from '../../../support/in-words.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const date = Temporal.PlainDate.from;

function request(settings: ScheduleSettings, changes: Partial<ScheduleRequest> = {}): ScheduleRequest {
  return {
    playbook: foundation,
    strategy: 'serial',
    start: date('2026-12-15'),
    groups: ['a', 'b'],
    settings,
    ...changes,
  };
}

function planned(settings: ScheduleSettings, changes: Partial<ScheduleRequest> = {}) {
  const plan = schedule(request(settings, changes));
  if (!plan.ok) throw new Error(whyOf(plan));
  return plan;
}

function refused(settings: ScheduleSettings, changes: Partial<ScheduleRequest> = {}) {
  const plan = schedule(request(settings, changes));
  if (plan.ok) throw new Error('planned, although it should be refused');
  return { code: plan.code, why: whyOf(plan) };
}

function say({ start, end }: Span): string {
  return `${start} ${end}`;
}

/** The first phases of one group. */
function spans(plan: ReturnType<typeof planned>, groupId: string, count = 2): string[] {
  return plan.waves
    .filter((wave) => wave.groupId === groupId)
    .slice(0, count)
    .map(say);
}

const newYear = { name: 'Turn of the year', from: '2026-12-24', to: '2027-01-04' };

test('segments in months begin on the same day of each month', () => {
  const plan = planned({ segment: { months: 1 } });

  expect(spans(plan, 'pilot', 3)).toEqual([
    '2026-12-15 2027-01-15',
    '2027-03-15 2027-04-15',
    '2027-06-15 2027-07-15',
  ]);
  expect(spans(plan, 'a')).toEqual(['2027-01-15 2027-02-15', '2027-04-15 2027-05-15']);
  expect(plan.end.toString()).toBe('2028-03-15');
});

test('a short month ends a segment earlier, and the months after it do not', () => {
  const plan = planned({ segment: { months: 1 } }, { start: date('2026-12-31'), strategy: 'parallel-2' });

  expect(spans(plan, 'pilot', 4)).toEqual([
    '2026-12-31 2027-01-31',
    '2027-01-31 2027-02-28',
    '2027-02-28 2027-03-31',
    '2027-03-31 2027-04-30',
  ]);
});

// Source: the month examples of the article on deployment strategies; in months they hold for any day in December.
test.each([1, 7, 15, 31])('in months, a start on %i December meets the months of the examples', (day) => {
  const plan = planned({ segment: { months: 1 } }, { start: date({ year: 2026, month: 12, day }) });

  const months = plan.waves.filter(({ groupId }) => groupId === 'a').map(({ start }) => start.month);
  expect(months).toEqual([1, 4, 7, 10, 1]);
});

test('waves within months of unequal length still leave nobody in two phases', () => {
  const plan = planned({ segment: { months: 1 } }, { strategy: 'parallel-2', start: date('2027-01-01') });

  expect(spans(plan, 'a', 3)).toEqual([
    '2027-02-01 2027-03-01',
    '2027-03-01 2027-04-01',
    '2027-04-01 2027-05-01',
  ]);
});

test('a freeze moves everything after it by its length', () => {
  const plan = planned({ freezes: [newYear] });

  // Eleven frozen days within the first pilot.
  expect(spans(plan, 'pilot')).toEqual(['2026-12-15 2027-01-25', '2027-03-26 2027-04-25']);
});

test('a wave that would start in a freeze starts after it, and the one before ends when the freeze begins', () => {
  const fiscalClose = { name: 'Fiscal close', from: '2027-01-14', to: '2027-01-20' };

  const plan = planned({ freezes: [fiscalClose] });

  expect(spans(plan, 'pilot', 1)).toEqual(['2026-12-15 2027-01-14']);
  expect(spans(plan, 'a', 1)).toEqual(['2027-01-20 2027-02-19']);
});

test('freezes may follow each other, in any order, and a start within one waits', () => {
  const later = { name: 'Move', from: '2027-01-04', to: '2027-01-11' };

  const plan = planned({ freezes: [later, newYear] }, { start: date('2026-12-28') });

  expect(spans(plan, 'pilot', 1)).toEqual(['2027-01-11 2027-02-10']);
});

test('a freeze in a plan of months lengthens one month, and the next ones count from there', () => {
  const plan = planned({ segment: { months: 1 }, freezes: [newYear] });

  expect(spans(plan, 'pilot', 1)).toEqual(['2026-12-15 2027-01-26']);
  expect(spans(plan, 'a', 1)).toEqual(['2027-01-26 2027-02-26']);
});

test('with working days only, waves start on a weekday and end with one, and segments keep their length', () => {
  const plan = planned({ workingDaysOnly: true }, { start: date('2026-12-12') });

  // The pilot waits from Saturday to Monday; the second segment would begin on a Monday anyway.
  expect(spans(plan, 'pilot', 1)).toEqual(['2026-12-14 2027-01-09']);
  expect(spans(plan, 'a', 1)).toEqual(['2027-01-11 2027-02-10']);
});

test('with working days only, a wave of a day never falls on a week-end', () => {
  const plan = planned(
    { workingDaysOnly: true, segment: { days: 1 } },
    { strategy: 'parallel-2', start: date('2026-12-18') },
  );

  expect(spans(plan, 'pilot', 5)).toEqual([
    '2026-12-18 2026-12-19',
    '2026-12-21 2026-12-22',
    '2026-12-22 2026-12-23',
    '2026-12-23 2026-12-24',
    '2026-12-24 2026-12-25',
  ]);
});

test('groups share the user segments by their relative length', () => {
  const plan = planned({ groupWeights: { b: 3 } }, { groups: ['a', 'b', 'c'] });

  const lengths = plan.waves.slice(1, 4).map(({ start, end }) => start.until(end).days);
  expect(lengths).toEqual([12, 36, 12]);
});

test('the first group can have a length of its own before all others', () => {
  const groups = ['first', 'b', 'c'];

  const plan = planned({ firstGroupSegments: 1 }, { groups });
  const alone = planned({ firstGroupSegments: 1 }, { groups: ['first'] });

  expect(plan.waves.slice(0, 4).map(({ start, end }) => start.until(end).days)).toEqual([30, 30, 30, 30]);
  expect(spans(plan, 'pilot')[1]).toBe('2027-04-14 2027-05-14');
  expect(spans(alone, 'pilot')[1]).toBe('2027-02-13 2027-03-15');
});

test('a group that is too long for the strategy is refused with the length that fits', () => {
  const { code, why } = refused({ groupWeights: { a: 2 } }, { strategy: 'parallel-2' });

  expect(code).toBe('two-phases-at-once');
  expect(why).toMatch(/"a" would be in two phases at once: .* at most 50% of all groups together/);
});

test('up-front sets time aside for configuration before the pilot, others do not', () => {
  const settings = { configurationDays: 20, freezes: [newYear] };

  const plan = planned(settings, { strategy: 'up-front' });

  expect(plan.configuration && say(plan.configuration)).toBe('2026-12-15 2027-01-15');
  expect(spans(plan, 'pilot', 1)).toEqual(['2027-01-15 2027-02-14']);
  expect(planned(settings).configuration).toBeNull();
  expect(planned({ configurationDays: 0 }, { strategy: 'up-front' }).configuration).toBeNull();
});

test('unless somebody says otherwise there are twenty days for it', () => {
  const plan = planned({}, { strategy: 'up-front' });

  expect(plan.configuration && say(plan.configuration)).toBe('2026-12-15 2027-01-04');
  expect(spans(plan, 'pilot', 1)).toEqual(['2027-01-04 2027-02-03']);
});

test.each([0.001, 0.02, 0.5])('a group with the weight %s has days of its own', (weight) => {
  const groups = Array.from({ length: 20 }, (_, index) => `g${index}`);
  const groupWeights = Object.fromEntries(groups.slice(0, 15).map((id) => [id, weight]));

  const { waves } = planned({ groupWeights }, { groups });

  for (const phase of Map.groupBy(waves, ({ phaseId }) => phaseId).values()) {
    const users = phase.filter(({ groupId }) => groupId !== 'pilot');
    for (const [index, { start }] of users.entries()) {
      expect(Temporal.PlainDate.compare(users[index - 1]?.end ?? start, start)).toBe(0);
    }
  }
});

test('with more groups than days several share one, as before', () => {
  const groups = Array.from({ length: 90 }, (_, index) => `g${index}`);

  const plan = schedule(request({ groupWeights: { g0: 0.1 } }, { groups }));

  expect(plan.ok).toBe(true);
});

test('a start in the past is refused, unless the rollout is already under way', () => {
  const changes = { today: date('2026-12-16') };

  const { code, why } = refused({}, changes);

  expect(code).toBe('start-in-the-past');
  expect(why).toBe(
    'The start, 15 December 2026, is before today, 16 December 2026. ' +
      'Choose today or a later day, or say that the rollout is already under way.',
  );
  expect(planned({ allowPastStart: true }, changes).waves).toHaveLength(15);
  expect(planned({}, { today: date('2026-12-15') }).waves).toHaveLength(15);
});

test.each<[string, ScheduleSettings, RegExp]>([
  [
    'unknown-freeze-group',
    { freezes: [{ name: 'Party', from: '2027-01-03', to: '2027-01-05', groups: ['z'] }] },
    /"Party" is for "z", which isn't a business group of this rollout/,
  ],
  [
    'empty-freeze',
    { freezes: [{ name: 'Nothing', from: '2027-01-03', to: '2027-01-03' }] },
    /"Nothing" has no day: it starts on 3 January 2027 and ends on 3 January 2027/,
  ],
  [
    'endless-freeze',
    { freezes: [{ name: 'Forever', from: '2027-01-03', to: '9999-01-01' }] },
    /"Forever" leaves no day for a wave within 10 years/,
  ],
  [
    'endless-freeze',
    {
      workingDaysOnly: true,
      freezes: [
        // Until a Friday, and again from the Monday after it.
        { name: 'First', from: '2027-01-01', to: '2031-05-31' },
        { name: 'Second', from: '2031-06-02', to: '2037-01-01' },
      ],
    },
    /"Second" leaves no day/,
  ],
  ['bad-weight', { groupWeights: { a: 0 } }, /"a" is 0\. It must be more than 0 and at most 1000/],
  ['bad-weight', { groupWeights: { a: Number.NaN } }, /"a" is NaN/],
  ['unknown-weight', { groupWeights: { z: 1 } }, /"z", which isn't a business group of this rollout/],
  ['bad-settings', { segment: { months: 0 } }, /length of a segment in months is 0.*from 1 to 12/],
  ['bad-settings', { segment: { days: 1.5 } }, /length of a segment in days is 1.5/],
  ['bad-settings', { configurationDays: -1 }, /days for configuration is -1.*from 0 to 366/],
])('%s is refused with a sentence', (code, settings, why) => {
  const refusal = refused(settings);

  expect(refusal.code).toBe(code);
  expect(refusal.why).toMatch(why);
});

test('the contract takes all settings, and names what is wrong with one', () => {
  const settings = {
    segment: { months: 1 },
    pilotSegments: 1,
    userSegments: 2,
    groupWeights: { finance: 0.5 },
    workingDaysOnly: true,
    freezes: [newYear],
    configurationDays: 20,
    allowPastStart: false,
  };

  expect(PlanSettings.parse(settings)).toEqual(settings);
  expect(PlanSettings.parse({})).toEqual({});
  expect(PlanSettings.safeParse({ segment: { days: 30, months: 1 } }).success).toBe(false);
  expect(PlanSettings.safeParse({ groupWeights: { finance: 0 } }).error?.issues[0]?.message).toBe(
    'is not more than 0',
  );
});
