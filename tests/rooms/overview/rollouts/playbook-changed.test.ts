import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getWavesToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { getGate } from '../../../../bot/contract/gates/gates.ts';
import { getWave, holdWave } from '../../../../bot/contract/overview/moves.ts';
import { getRolloutLives } from '../../../../bot/contract/overview/rollout-life.ts';
import { getStatus } from '../../../../bot/contract/overview/status.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { testStorage } from '../../../support/storage.ts';

const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });
const GONE = 'autumn.windows.finance';
const ada = aPerson();

test('a wave whose phase its playbook no longer has goes on under the id of the phase', async () => {
  const { routes, type, rollouts } = await afterUpdate(aPlaybook({ phases: [aUserPhase()] }));
  const params = { waveId: GONE };

  const { phase, state } = await callRoute(routes, getWave, { caller: lead, params });
  const gate = await callRoute(routes, getGate, { caller: lead, params });
  const { waves } = await callRoute(routes, getWavesToAnnounce, { caller: lead });
  const held = await callRoute(routes, holdWave, { caller: lead, params, body: { reason: 'Wait.' } });
  const turn = await type(ada, 'When is my turn?');

  expect([phase, state]).toEqual([{ id: 'windows', name: 'windows' }, 'in-progress']);
  expect(gate.wave.phase).toEqual({ id: 'windows', name: 'windows' });
  expect(waves.map(({ id }) => id)).toContain(GONE);
  expect(held.state).toBe('held');
  expect(turn).toContain('windows');
  expect((await rollouts.waves('autumn')).map(({ id }) => id)).toEqual(['autumn.identity.finance', GONE]);
});

test('a rollout whose playbook is gone keeps nobody from the others, and is still seen', async () => {
  const { routes, type } = await afterUpdate(aPlaybook({ id: 'another' }));

  const { rollouts } = await callRoute(routes, getRolloutLives, { caller: lead });
  const status = await callRoute(routes, getStatus, { caller: lead });

  expect(rollouts).toMatchObject([
    { id: 'autumn', playbook: { id: 'small', name: 'small' }, state: 'running' },
  ]);
  expect(status.rollouts.map(({ id }) => id)).toEqual(['autumn']);
  expect(await type(ada, 'When is my turn?')).toContain('windows');
});

test('forty rollouts are listed, each under a name of its own', async () => {
  const house = await aHouse({ shipped: [aPlaybook()], clock: settableClock('2026-09-12T10:00:00Z') });
  for (let index = 0; index < 40; index += 1)
    await house.rollouts.add(aRollout({ id: `r-${index}` }), [
      aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
    ]);

  const { rollouts } = await callRoute(house.routes, getRolloutLives, { caller: lead });

  expect(rollouts).toHaveLength(40);
  expect(new Set(rollouts.map(({ name }) => name)).size).toBe(40);
});

/** A rollout of two phases, opened again by a product that comes with this playbook instead. */
async function afterUpdate(playbook: ReturnType<typeof aPlaybook>) {
  const storage = testStorage();
  const clock = settableClock('2026-09-12T10:00:00Z');
  const before = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });
  const { rollouts, people } = await aHouse({ storage, clock, shipped: [before] });
  await addPeople(people, ada);
  await rollouts.add(aRollout({ playbook: before }), [
    aWave('identity', 'finance', '2026-08-01', '2026-09-01'),
    aWave('windows', 'finance', '2026-09-10', '2026-09-20'),
  ]);
  return aHouse({ storage, clock, shipped: [playbook] });
}
