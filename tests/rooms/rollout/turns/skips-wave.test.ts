import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { MembershipMove } from '../../../../bot/rooms/people/person.ts';
import { audienceOf } from '../../../../bot/rooms/people/person.ts';
import { schedule } from '../../../../bot/rooms/rollout/planning/schedule.ts';
import { rulesOf } from '../../../../bot/rooms/rollout/turns/rules-of.ts';
import { skipsWave } from '../../../../bot/rooms/rollout/turns/skips-wave.ts';
import { waveForPerson } from '../../../../bot/rooms/rollout/turns/wave-for-person.ts';
import { anyPlan } from '../../../support/any-plan.ts';
import { aKeptWave, aRollout, aWave } from '../../../support/builders.ts';

const waves = [
  aWave('identity', 'finance', '2026-09-11', '2026-09-21'),
  aWave('identity', 'sales', '2026-09-21', '2026-10-01'),
  aWave('devices', 'finance', '2026-09-21', '2026-10-01'),
  aWave('devices', 'sales', '2026-10-01', '2026-10-11'),
].map(aKeptWave);

test.each([
  ['was always there', [], undefined],
  ['came before anything began', [move('2026-08-10', 'finance'), move('2026-08-20', 'sales')], undefined],
  ['joins late', [move('2026-08-10', 'hr'), move('2026-09-25', 'sales')], undefined],
  ['had the phase before they moved', [aStay('finance'), move('2026-09-25', 'sales')], 'had-elsewhere'],
  ['is in the phase and moved', [aStay('finance'), move('2026-09-12', 'sales')], 'had-elsewhere'],
] as const)('the wave of Sales, for a person who %s', (_who, moves, expected) => {
  const skips = skipsWave(aRollout(), waves, waveOf('identity', 'sales'));

  expect(skips({ groupId: 'sales', pilot: false, moves })).toBe(expected);
});

test('a wave that ends before a person is through with another group passes them by', () => {
  const skips = skipsWave(aRollout(), waves, waveOf('devices', 'finance'));

  // Identity with Sales until the very day on which Devices of Finance ends.
  const person = { groupId: 'finance', pilot: false, moves: [aStay('sales'), move('2026-09-24', 'finance')] };

  expect(skips(person)).toBe('elsewhere-then');
});

test('in any plan a wave passes by exactly those of its group who do not go through it', () => {
  const memberships = fc.array(
    fc.record({ day: fc.integer({ min: -50, max: 600 }), group: fc.nat(4), pilot: fc.boolean() }),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(anyPlan, memberships, fc.nat(10_000), (request, membership, which) => {
      const plan = schedule(request);
      fc.pre(plan.ok);
      const all = plan.ok ? plan.waves.map(aKeptWave) : [];
      const moves = membership
        .toSorted((a, b) => a.day - b.day)
        .map(({ day, group, pilot }) => ({
          date: request.start.add({ days: day }),
          groupId: `group-${group}`,
          pilot,
        }));
      const last = moves.at(-1) ?? move('2026-01-01', 'group-0');
      const person = { groupId: last.groupId, pilot: last.pilot, moves };
      const own = all.filter(({ groupId }) => groupId === audienceOf(person));
      const wave = own[which % own.length];
      fc.pre(wave !== undefined);
      if (wave === undefined) return;
      const rollout = aRollout({
        strategy: request.strategy,
        plannedAt: `${request.start.subtract({ days: 60 })}T08:00:00.000Z`,
      });

      const skipped = skipsWave(rollout, all, wave)(person);

      const turn = waveForPerson(all, person, request.start, rulesOf(rollout));
      expect(skipped === undefined).toBe(turn.all.some(({ id }) => id === wave.id));
    }),
    { numRuns: 150 },
  );
});

function aStay(groupId: string): MembershipMove {
  return move('2026-07-01', groupId);
}

function move(date: string, groupId: string): MembershipMove {
  return { date: Temporal.PlainDate.from(date), groupId, pilot: false };
}

function waveOf(phaseId: string, groupId: string) {
  return { id: `autumn.${phaseId}.${groupId}`, phaseId };
}
