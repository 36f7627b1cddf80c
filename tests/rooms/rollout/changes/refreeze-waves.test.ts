import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { PILOT } from '../../../../bot/rooms/people/person.ts';
import { withMoves } from '../../../../bot/rooms/rollout/changes/move-wave.ts';
import { refreezeWaves } from '../../../../bot/rooms/rollout/changes/refreeze-waves.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { strategyOf } from '../../../../bot/rooms/rollout/planning/strategy.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import { anyFreezes, anyPlan, during } from '../../../support/any-plan.ts';
import { aWave } from '../../../support/builders.ts';
import { conflicts } from '../../../support/conflicts.ts';

const { compare } = Temporal.PlainDate;
const holidays = { name: 'Holidays', from: '2026-12-19', to: '2027-01-05' };
const today = Temporal.PlainDate.from('2026-12-01');
const waves = [
  aWave('mail', PILOT, '2026-11-20', '2026-12-10'),
  aWave('mail', 'finance', '2026-12-10', '2026-12-21'),
  aWave('mail', 'sales', '2026-12-21', '2027-01-10'),
  aWave('mail', 'legal', '2027-01-10', '2027-01-20'),
];

test('a freeze that is set later moves what comes after it, and lengthens what runs into it', () => {
  expect(after({ freezes: [holidays] })).toEqual([
    'pilot 2026-11-20 2026-12-10',
    'finance 2026-12-10 2027-01-07',
    'sales 2027-01-07 2027-01-27',
    'legal 2027-01-27 2027-02-06',
  ]);
});

test('where waves run on, those that began go on, and those that would start in it wait', () => {
  expect(after({ freezes: [holidays], duringFreezes: 'run' })).toEqual([
    'pilot 2026-11-20 2026-12-10',
    'finance 2026-12-10 2026-12-21',
    'sales 2027-01-05 2027-01-25',
    'legal 2027-01-25 2027-02-04',
  ]);
});

test('a freeze of one group moves nobody else', () => {
  expect(after({ freezes: [{ ...holidays, groups: ['finance'] }] })).toEqual([
    'pilot 2026-11-20 2026-12-10',
    'finance 2026-12-10 2027-01-07',
    'sales 2026-12-21 2027-01-10',
    'legal 2027-01-10 2027-01-20',
  ]);
});

test('a freeze that is over, and waves that are, stay as they were', () => {
  const past = { name: 'Past', from: '2026-11-10', to: '2026-11-25' };

  expect(after({ freezes: [past] })).toEqual(after({}));
});

test('a group that the rollout does not have is refused', () => {
  const refrozen = refreezeWaves(waves, {
    ...rules,
    after: { freezes: [{ ...holidays, groups: ['treasury'] }] },
  });

  expect(refrozen).toMatchObject({ ok: false, code: 'unknown-freeze-group' });
});

test('whatever is frozen, nobody is in two phases, no pilot comes late, and taking it back brings all back', () => {
  fc.assert(
    fc.property(anyPlan, anyFreezes, during, fc.nat(200), (request, freezes, duringFreezes, later) => {
      const { freezes: _, ...settings } = request.settings;
      const plan = schedule({ ...request, settings });
      fc.pre(plan.ok);
      const { strategy, groups } = request;
      const rule = { strategy, groups, today: request.start.add({ days: later }) };
      const frozen = { ...settings, freezes, duringFreezes };
      const done = refreezeWaves(plan.waves, { ...rule, before: settings, after: frozen });
      if (!done.ok) throw new Error(done.code);

      const now = withMoves(plan.waves, done.changed);

      expect(conflicts(now, { bundle: strategyOf(strategy).bundle })).toEqual([]);
      expect(latePilots(now)).toEqual([]);
      for (const { wave, to } of done.changed) {
        expect(compare(wave.end, rule.today)).toBe(1);
        if (compare(wave.start, rule.today) < 0) expect(to.start.equals(wave.start)).toBe(true);
        else expect(freezes.some((freeze) => isIn(to.start, wave, freeze))).toBe(false);
      }
      if (duringFreezes === 'run' || freezes.some(({ groups: only }) => only)) return;
      const back = refreezeWaves(now, { ...rule, before: frozen, after: settings });
      expect(back.ok && withMoves(now, back.changed)).toEqual(plan.waves.map((wave) => ({ ...wave })));
    }),
    { numRuns: 150 },
  );
});

const rules = {
  strategy: 'serial' as const,
  before: {},
  groups: ['finance', 'sales', 'legal'],
  today,
};

function after(settings: Parameters<typeof refreezeWaves>[1]['after']): string[] {
  const refrozen = refreezeWaves(waves, { ...rules, after: settings });
  if (!refrozen.ok) throw new Error(refrozen.code);
  return withMoves(waves, refrozen.changed).map(({ groupId, start, end }) => `${groupId} ${start} ${end}`);
}

function latePilots(all: readonly PlannedWave[]): PlannedWave[] {
  return all.filter(
    ({ groupId, phaseId, start }) =>
      groupId !== PILOT &&
      all.some((one) => one.groupId === PILOT && one.phaseId === phaseId && compare(one.end, start) > 0),
  );
}

function isIn(
  date: Temporal.PlainDate,
  { groupId }: PlannedWave,
  { from, to, groups }: { from: string; to: string; groups?: string[] | undefined },
): boolean {
  const day = date.toString();
  return from <= day && day < to && (groups === undefined || groups.includes(groupId));
}
