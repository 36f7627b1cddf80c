import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import type { GateLimits } from '../../../../bot/contract/gates/gate-limits.ts';
import { replayGates } from '../../../../bot/contract/gates/gate-replay.ts';
import type { GateFacts } from '../../../../bot/rooms/gates/facts/gate-facts.ts';
import type { Gate } from '../../../../bot/rooms/gates/gate.ts';
import { openGatesTable } from '../../../../bot/rooms/gates/gates-table.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { replay } from '../../../../bot/rooms/gates/records/replay.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { someFacts, somePrevious } from '../some-facts.ts';

// On 20 September the pilot set and Finance have started; the gate of the pilot set was never brought.
const WAVES = [
  aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
  aWave('identity', 'finance', '2026-09-10', '2026-09-25'),
  aWave('identity', 'sales', '2026-09-25', '2026-10-05'),
].map((wave) => ({ ...wave, id: `autumn.identity.${wave.groupId}` }));
const TODAY = Temporal.PlainDate.from('2026-09-20');

test('waves that have started are judged again, and those without facts are counted', () => {
  const { waves, withoutFacts } = replay(WAVES, [aGate('finance'), aGate('sales')], DEFAULT_LIMITS, TODAY);

  expect(waves.map(({ wave }) => wave.groupId)).toEqual(['finance']);
  expect(withoutFacts).toBe(1);
});

test('changed limits say what they would have said, beside what was said', () => {
  const [stricter] = replay(WAVES, [aGate('finance')], limits({ reachPercent: 95 }), TODAY).waves;
  const [looser] = replay(
    WAVES,
    [aGate('finance', { limits: limits({ reachPercent: 95 }) })],
    DEFAULT_LIMITS,
    TODAY,
  ).waves;

  expect(stricter).toMatchObject({ was: 'pass', would: 'fail' });
  expect(stricter?.conditions).toMatchObject([{ id: 'reach', was: 'pass', would: 'fail' }]);
  expect(looser).toMatchObject({ was: 'fail', would: 'pass' });
  expect(looser?.conditions).toMatchObject([{ id: 'reach', was: 'fail', would: 'pass' }]);
});

test('conditions that only one of both asked are told, those that pass both times are not', () => {
  const kept = aGate('finance', { limits: limits({ soakDays: null }) });

  const [replayed] = replay(WAVES, [kept], limits({ reachPercent: null }), TODAY).waves;

  expect(replayed?.conditions.map(({ id, was, would }) => [id, was, would])).toEqual([
    ['soak', null, 'pass'],
    ['reach', 'pass', null],
  ]);
});

test('what was not known on that day is still not known', () => {
  const facts = someFacts({ previous: somePrevious({ adoption: null }) });

  expect(replay(WAVES, [aGate('finance', { facts })], DEFAULT_LIMITS, TODAY).waves).toMatchObject([
    { was: 'inconclusive', would: 'inconclusive' },
  ]);
});

test('the answer names the waves that would have been held, and the day of their facts', async () => {
  const { ask } = await aRoom([aGate('finance', { state: 'overridden' })]);

  expect(await ask({ reachPercent: 95 })).toEqual({
    waves: [
      expect.objectContaining({
        wave: expect.objectContaining({
          id: 'autumn.identity.finance',
          phase: { id: 'identity', name: 'Identity' },
          group: { id: 'finance', name: 'Finance' },
          people: 100,
        }),
        on: '2026-09-18',
        decided: 'overridden',
        was: 'pass',
        would: 'fail',
        wouldHold: true,
      }),
    ],
    withoutFacts: 1,
  });
  expect((await ask({})).waves[0]).toMatchObject({ would: 'pass', wouldHold: false });
});

test('a wave that was only inconclusive would have been held as well', async () => {
  const facts: GateFacts = someFacts({ usage: null });
  const { ask } = await aRoom([aGate('finance', { facts })]);

  expect((await ask({})).waves[0]).toMatchObject({ would: 'inconclusive', wouldHold: true });
});

test('a rollout that does not exist is not found', async () => {
  const { ask } = await aRoom([]);

  await expect(ask({}, 'mars')).rejects.toMatchObject({ code: 'rollout-not-found' });
});

function limits(changes: Partial<GateLimits>): GateLimits {
  return { ...DEFAULT_LIMITS, ...changes };
}

function aGate(groupId: string, changes: Partial<Gate> = {}): Gate {
  return {
    waveId: `autumn.identity.${groupId}`,
    rolloutId: 'autumn',
    state: 'go',
    storm: null,
    facts: someFacts(),
    limits: DEFAULT_LIMITS,
    events: [],
    version: 1,
    ...changes,
  };
}

async function aRoom(kept: Gate[]) {
  const playbook = aPlaybook({ phases: [aUserPhase()] });
  const { storage, people, rollouts, routes } = await aHouse({
    clock: settableClock('2026-09-20T10:00:00Z'),
    shipped: [playbook],
  });
  await people.groups.save({ id: 'finance', name: 'Finance', people: 100, pilots: 5 });
  await rollouts.add(aRollout({ playbook }), WAVES);
  const gates = await openGatesTable(storage);
  for (const gate of kept) await gates.add(gate);
  return {
    ask: (changes: Partial<GateLimits>, id = 'autumn') =>
      callRoute(routes, replayGates, {
        caller: aCaller({ role: 'champion' }),
        params: { id },
        body: { limits: limits(changes) },
      }),
  };
}
