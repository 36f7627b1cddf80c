import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import {
  changeGateLimits,
  type GateLimits,
  getGateLimits,
} from '../../../../bot/contract/gates/gate-limits.ts';
import { DEFAULT_LIMITS } from '../../../../bot/rooms/gates/limits/default-limits.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook } from '../../../support/a-playbook.ts';
import { aCaller, aRollout } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const lead = aCaller({ name: 'Lea Lead', role: 'lead', leads: null });
const other = aCaller({ name: 'Otto Other', role: 'lead', leads: null });
const champion = aCaller({ role: 'champion' });

test('gates ask the defaults until somebody changes them', async () => {
  const { read } = await aRoom();

  expect(await read(champion)).toEqual({
    limits: DEFAULT_LIMITS,
    defaults: DEFAULT_LIMITS,
    changedBy: null,
    changedAt: null,
    seen: 0,
    mayChange: false,
  });
});

test('a change is kept with who made it and when', async () => {
  const { change, read } = await aRoom();

  await change({ ...DEFAULT_LIMITS, reachPercent: 90, storm: null }, 0);

  expect(await read(lead)).toMatchObject({
    limits: { reachPercent: 90, storm: null, soakDays: DEFAULT_LIMITS.soakDays },
    changedBy: 'Lea Lead',
    changedAt: '2026-09-12T10:00:00.000Z',
    seen: 1,
    mayChange: true,
  });
});

test('the second of two leads is told who was faster, and nothing is overwritten', async () => {
  const { change, read } = await aRoom();
  await change({ ...DEFAULT_LIMITS, reachPercent: 90 }, 0);

  const second = change({ ...DEFAULT_LIMITS, reachPercent: 70 }, 0, other);

  await expect(second).rejects.toMatchObject({
    kind: 'conflict',
    message: expect.stringContaining('Lea Lead has changed the limits'),
  });
  expect((await read(lead)).limits.reachPercent).toBe(90);
  expect((await change({ ...DEFAULT_LIMITS, reachPercent: 70 }, 1, other)).seen).toBe(2);
});

test('of two changes at the same moment one is taken', async () => {
  const { change, read } = await aRoom();
  await change(DEFAULT_LIMITS, 0);

  const both = await Promise.allSettled([
    change({ ...DEFAULT_LIMITS, soakDays: 1 }, 1),
    change({ ...DEFAULT_LIMITS, soakDays: 2 }, 1, other),
  ]);

  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect((await read(lead)).seen).toBe(2);
});

test('a lead of some groups does not change what the gates of all ask', async () => {
  const { change } = await aRoom();

  await expect(
    change(DEFAULT_LIMITS, 0, aCaller({ role: 'lead', leads: ['finance'] })),
  ).rejects.toMatchObject({ code: 'all-groups-only' });
});

test('limits of a rollout that does not exist are not found', async () => {
  const { read } = await aRoom();

  await expect(read(lead, 'mars')).rejects.toMatchObject({ code: 'rollout-not-found' });
});

async function aRoom() {
  const clock = settableClock('2026-09-12T10:00:00Z');
  const { rollouts, routes } = await aHouse({ clock, shipped: [aPlaybook()] });
  await rollouts.add(aRollout(), []);
  return {
    read: (caller = lead, id = 'autumn') => callRoute(routes, getGateLimits, { caller, params: { id } }),
    change: (limits: GateLimits, seen: number, caller = lead) =>
      callRoute(routes, changeGateLimits, { caller, params: { id: 'autumn' }, body: { limits, seen } }),
  };
}
