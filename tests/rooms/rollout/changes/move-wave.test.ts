import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { StrategyId } from '../../../../bot/contract/rollout/rollout.ts';
import { shippedPlaybooks } from '../../../../bot/rooms/playbooks/shipped-playbooks.ts';
import { type MoveRules, moveWave } from '../../../../bot/rooms/rollout/changes/move-wave.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { whyOf } from '../../../support/in-words.ts';

const foundation = shippedPlaybooks().find(({ id }) => id === 'foundation') ?? aPlaybook();
const start = Temporal.PlainDate.from('2026-12-15');

interface Case {
  strategy?: StrategyId;
  groups?: string[];
  rules?: Omit<MoveRules, 'strategy'>;
}

function planned({ strategy = 'parallel-2', groups = ['a', 'b'], rules = {} }: Case = {}): PlannedWave[] {
  const settings = rules.settings ?? {};
  const plan = schedule({ playbook: foundation, strategy, start, groups, settings });
  if (!plan.ok) throw new Error(whyOf(plan));
  return plan.waves;
}

/** Moves a wave of Identity, or of the phase named, to a day of the rollout. */
function move(
  groupId: string,
  day: number,
  { phaseId = 'identity', ...how }: Case & { phaseId?: string } = {},
) {
  const rules = { strategy: how.strategy ?? 'parallel-2', ...how.rules };
  return moveWave(planned(how), { phaseId, groupId, newStart: start.add({ days: day }) }, rules);
}

function say({ changed }: ReturnType<typeof move>): string[] {
  const day = (date: Temporal.PlainDate) => start.until(date).days;
  return changed.map(
    ({ wave, from, to }) =>
      `${wave.phaseId} ${wave.groupId}: ${day(from.start)}-${day(from.end)} to ${day(to.start)}-${day(to.end)}`,
  );
}

test('a slip within the rest of a group moves nothing else', () => {
  const preview = move('a', 40, { groups: ['a', 'b', 'c'] });

  expect(say(preview)).toEqual(['identity a: 30-50 to 40-60']);
  expect(preview.conflicts).toEqual([]);
});

test('a slip that is longer than the rest pushes the next phases of that group, and of no other', () => {
  const preview = move('a', 45, { groups: ['a', 'b', 'c'] });

  expect(say(preview)).toEqual(['identity a: 30-50 to 45-65', 'windows a: 60-80 to 65-85']);
});

test('without a rest between, every later phase of the group is pushed', () => {
  expect(say(move('b', 61))).toEqual([
    'identity b: 60-90 to 61-91',
    'windows b: 90-120 to 91-121',
    'apps b: 120-150 to 121-151',
    'mdm b: 150-180 to 151-181',
    'infoprotect b: 180-210 to 181-211',
  ]);
});

test('a pilot that slips pushes the groups of its phase together, in their order', () => {
  const preview = move('pilot', 250, { strategy: 'parallel-1', phaseId: 'infoprotect' });

  expect(say(preview)).toEqual([
    'infoprotect pilot: 240-270 to 250-280',
    'infoprotect a: 270-300 to 280-310',
    'infoprotect b: 300-330 to 310-340',
  ]);
});

test('a gap between the groups takes up the push of the pilot', () => {
  const waves = planned({ strategy: 'serial', groups: ['a', 'b'] });
  const apart = waves.map((wave) =>
    wave.phaseId === 'infoprotect' && wave.groupId === 'b'
      ? { ...wave, start: wave.start.add({ days: 6 }), end: wave.end.add({ days: 6 }) }
      : wave,
  );
  const newStart = start.add({ days: 370 });

  const preview = moveWave(
    apart,
    { phaseId: 'infoprotect', groupId: 'pilot', newStart },
    { strategy: 'serial' },
  );

  expect(say(preview)).toEqual([
    'infoprotect pilot: 360-390 to 370-400',
    'infoprotect a: 390-420 to 400-430',
    'infoprotect b: 426-456 to 430-460',
  ]);
});

test('a wave that moves to an earlier day moves alone', () => {
  expect(say(move('b', 145, { phaseId: 'windows', strategy: 'serial' }))).toEqual([
    'windows b: 150-180 to 145-175',
  ]);
});

test('a wave cannot start before the end of the phase before it', () => {
  const { phases } = foundation;
  const rules = { phases, groupNames: new Map([['b', 'Sales']]) };
  const { changed, conflicts } = move('b', 85, { phaseId: 'windows', rules });

  expect(changed).toEqual([]);
  expect(conflicts).toMatchObject([{ code: 'phase-before', earliest: start.add({ days: 90 }) }]);
  expect(conflicts.map(whyOf)).toEqual([
    'Identity for the business group "Sales" lasts until 14 March 2027. ' +
      'Windows 11 Enterprise for the business group "Sales" can start on 15 March 2027 or later.',
  ]);
});

test('a wave cannot start before the pilot of its phase is over', () => {
  const { changed, conflicts } = move('a', 29);

  expect(changed).toEqual([]);
  expect(conflicts).toMatchObject([{ code: 'pilot-first', earliest: start.add({ days: 30 }) }]);
});

test('of a bundle all phases move together', () => {
  const preview = move('a', 60, { strategy: 'up-front' });

  expect(say(preview)).toHaveLength(5);
  expect(new Set(preview.changed.map(({ to }) => `${to.start} ${to.end}`)).size).toBe(1);
  expect(new Set(preview.changed.map(({ wave }) => wave.groupId))).toEqual(new Set(['a']));
});

test('a wave jumps over freezes and week-ends, and keeps the days it can use', () => {
  const freezes = [{ name: 'Spring', from: '2027-01-26', to: '2027-02-02' }];
  const rules = { settings: { freezes, workingDaysOnly: true } };
  const waves = planned({ strategy: 'serial', rules });
  const newStart = Temporal.PlainDate.from('2027-01-26');

  const { changed } = moveWave(
    waves,
    { phaseId: 'identity', groupId: 'a', newStart },
    { strategy: 'serial', ...rules },
  );

  expect(changed.map(({ from, to }) => [`${from.start} ${from.end}`, `${to.start} ${to.end}`])).toEqual([
    // 22 working days, of which the first eight came before the freeze.
    ['2027-01-14 2027-02-20', '2027-02-02 2027-03-04'],
  ]);
});

test.each([0, 1])(
  'moving a wave to the day it is on, or to week-end days before it, changes nothing',
  (sooner) => {
    const rules = { settings: { workingDaysOnly: true } };
    const waves = planned({ strategy: 'serial', rules });
    const monday = waves.find((wave) => wave.start.dayOfWeek === 1);
    if (!monday) throw new Error('no wave starts on a Monday');
    const newStart = monday.start.subtract({ days: sooner });

    const preview = moveWave(waves, { ...monday, newStart }, { strategy: 'serial', ...rules });

    expect(preview).toEqual({ changed: [], conflicts: [] });
  },
);

test('a wave that is complete stays, and no wave moves into the past unless that is allowed', () => {
  const today = start.add({ days: 35 });
  const pastAllowed = { today, settings: { allowPastStart: true } };

  expect(move('pilot', 50, { rules: { today } }).conflicts).toMatchObject([
    { code: 'wave-complete', earliest: null },
  ]);
  expect(move('a', 34, { rules: { today } }).conflicts).toMatchObject([
    { code: 'start-in-the-past', earliest: today },
  ]);
  expect(move('a', 35, { groups: ['a', 'b', 'c'], rules: { today } }).changed).toHaveLength(1);
  expect(move('a', 34, { groups: ['a', 'b', 'c'], rules: pastAllowed }).changed).toHaveLength(1);
});

test('a wave can be moved on its last day, and not on the day after', () => {
  const on = (day: number) => move('pilot', 50, { rules: { today: start.add({ days: day }) } }).conflicts;

  // Identity of the pilot set is 0-30.
  expect(on(29)).not.toMatchObject([{ code: 'wave-complete' }]);
  expect(on(30)).toMatchObject([{ code: 'wave-complete' }]);
});

test('what does not exist or would never end is refused', () => {
  const windows = [{ name: 'Nothing', from: '2027-01-01', to: '2027-01-01' }];

  expect(move('z', 40).conflicts).toMatchObject([{ code: 'no-such-wave' }]);
  expect(move('b', 2_912_000).conflicts).toMatchObject([{ code: 'too-late' }]);
  expect(
    moveWave(
      planned(),
      { phaseId: 'identity', groupId: 'a', newStart: start },
      { strategy: 'parallel-2', settings: { freezes: windows } },
    ).conflicts,
  ).toMatchObject([{ code: 'empty-freeze' }]);
});

test('a freeze that was set later does not take all days from a wave that moves', () => {
  const freezes = [{ name: 'Late', from: '2027-01-14', to: '2027-02-13' }];

  const preview = move('a', 62, { strategy: 'serial', rules: {} });
  const frozen = moveWave(
    planned({ strategy: 'serial' }),
    { phaseId: 'identity', groupId: 'a', newStart: start.add({ days: 62 }) },
    { strategy: 'serial', settings: { freezes } },
  );

  expect(say(preview)[0]).toBe('identity a: 30-60 to 62-92');
  expect(say(frozen)[0]).toBe('identity a: 30-60 to 62-63');
});
