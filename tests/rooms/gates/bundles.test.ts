import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { decideGate, decideGates } from '../../../bot/contract/gates/gate-decisions.ts';
import { type DecisionKind, getGate, getGates } from '../../../bot/contract/gates/gates.ts';
import { openGatesTable } from '../../../bot/rooms/gates/gates-table.ts';
import { openGateLimits } from '../../../bot/rooms/gates/limits/limits-table.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aConversation, addPeople, aPerson, aRollout, aWave, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { testStorage } from '../../support/storage.ts';
import { LIMITS } from './a-gates-room.ts';

const IDENTITY = 'autumn.identity.finance';
const WINDOWS = 'autumn.windows.finance';

test('a bundle has one gate, one row and one card, under the names of all its phases', async () => {
  const { watch, gates, list, told } = await aRoom();

  await watch();

  expect((await gates.headsOf('autumn')).map(({ waveId }) => waveId)).toEqual([IDENTITY]);
  const listed = await list();
  expect(listed.map(({ wave }) => [wave.id, wave.phase.name])).toEqual([
    ['autumn.identity.pilot', 'Identity and Windows'],
    [IDENTITY, 'Identity and Windows'],
  ]);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toContain('May Finance start Identity and Windows on Tuesday, 15 September 2026?');
});

test('one decision is for all waves of the bundle, whichever of them it is asked for', async () => {
  const { watch, decide, see, waves } = await aRoom();
  await watch();
  expect(await waves()).toEqual([
    ['closed', 0],
    ['closed', 0],
  ]);

  const gone = await decide(WINDOWS, 'go', 1);
  expect(gone.wave.id).toBe(IDENTITY);
  expect(await waves()).toEqual([
    ['go', 0],
    ['go', 0],
  ]);
  await decide(IDENTITY, 'hold', 2, 'Wait');

  expect(await waves()).toEqual([
    ['closed', 1],
    ['closed', 1],
  ]);
  expect(await see(WINDOWS)).toEqual(await see(IDENTITY));
});

test('a bundle of which several waves are named among several gates is decided once', async () => {
  const { watch, routes, lea, waves, see } = await aRoom();
  await watch();

  const { gates } = await callRoute(routes, decideGates, {
    caller: callerOf(lea),
    params: { id: 'autumn' },
    body: { decision: 'go', reason: '', gates: [IDENTITY, WINDOWS].map((waveId) => ({ waveId, seen: 1 })) },
  });

  expect(gates.map(({ refusal }) => refusal)).toEqual([null, null]);
  expect((await see(WINDOWS)).events.map(({ kind }) => kind)).toEqual(['go', 'brought']);
  expect(await waves()).toEqual([
    ['go', 0],
    ['go', 0],
  ]);
});

test('pressed on the card of a bundle, or on one of a wave from before there were bundles, it is one decision', async () => {
  const { watch, press, lea, waves, see } = await aRoom();
  await watch();

  const answer = await press(lea, 'gates.decide', { waveId: WINDOWS, seen: '1', decision: 'go' });

  expect(answer).toContain('Identity and Windows for Finance may go');
  expect((await see(IDENTITY)).state).toBe('go');
  expect(await waves()).toEqual([
    ['go', 0],
    ['go', 0],
  ]);
});

test('the bundle is judged by every phase of the bundle before it, and its people count once', async () => {
  const { watch, report, see, gates } = await aRoom();
  await report('autumn.windows.pilot');
  await watch();

  const gate = await see(IDENTITY);

  expect(gate.conditions.find(({ id }) => id === 'blockers')).toMatchObject({ outcome: 'fail', value: 1 });
  expect(gate.previous).toMatchObject([{ name: 'Identity and Windows for Pilot set' }]);
  expect((await gates.get(IDENTITY))?.facts.previous?.waves).toMatchObject([{ people: 1 }]);
});

test('what broke off between two waves of a bundle is finished by the watch', async () => {
  const { watch, decide, planChanges, waves } = await aRoom();
  await watch();
  await decide(IDENTITY, 'go', 1);
  await planChanges.setGate({ id: WINDOWS, rolloutId: 'autumn' }, 'closed');

  await watch();

  expect(await waves()).toEqual([
    ['go', 0],
    ['go', 0],
  ]);
});

/** On 10 September the pilot set has both phases since the first, and Finance gets both on the 15th. */
async function aRoom() {
  const storage = testStorage();
  const clock = settableClock('2026-09-10T10:00:00Z');
  const messages: string[] = [];
  const playbook = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });
  const house = await aHouse({
    storage,
    clock,
    messenger: {
      async tell(_, message) {
        messages.push(JSON.stringify(message));
        return { kind: 'sent', activityId: `m${messages.length}` };
      },
      update: async (_, activityId) => ({ kind: 'sent', activityId }),
    },
    shipped: [playbook],
  });
  const { people, rollouts, routes, run, work } = house;
  const lea = aPerson({
    name: 'Lea',
    role: 'lead',
    leads: null,
    conversation: aConversation({ id: 'a:Lea' }),
  });
  await addPeople(people, lea, aPerson({ pilot: true }));
  await rollouts.add(aRollout({ playbook, strategy: 'up-front' }), [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-15'),
    aWave('windows', 'pilot', '2026-09-01', '2026-09-15'),
    aWave('identity', 'finance', '2026-09-15', '2026-09-25'),
    aWave('windows', 'finance', '2026-09-15', '2026-09-25'),
  ]);
  const by = { id: lea.id, name: lea.name };
  const limits = { limits: LIMITS, by, at: '2026-09-01T08:00:00.000Z', seen: 0 };
  await (await openGateLimits(storage)).change('autumn', limits);
  const caller = callerOf(lea);
  return {
    ...house,
    lea,
    gates: await openGatesTable(storage),
    told: () => messages,
    async watch() {
      await run('gates.watch', {});
      await work();
    },
    list: async () => (await callRoute(routes, getGates, { caller })).gates,
    async see(waveId: string) {
      const { factsAt: _, ...gate } = await callRoute(routes, getGate, { caller, params: { waveId } });
      return gate;
    },
    decide: (waveId: string, decision: DecisionKind, seen: number, reason = '') =>
      callRoute(routes, decideGate, { caller, params: { waveId }, body: { decision, reason, seen } }),
    waves: async () =>
      (await Promise.all([IDENTITY, WINDOWS].map((id) => rollouts.wave(id)))).map(({ gate, holds }) => [
        gate,
        holds.length,
      ]),
    report: (waveId: string) =>
      house.rooms.feedback.api.issues.file(
        {
          person: by,
          groupId: 'finance',
          phase: { id: 'windows', name: 'Windows' },
          waveId,
          text: 'It does not work',
          severity: 'cannot-work',
          reportedAt: '2026-09-10T10:00:00.000Z',
        },
        crypto.randomUUID(),
      ),
  };
}
