import { Temporal } from 'temporal-polyfill';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getPlanHistory } from '../../../../bot/contract/overview/moves.ts';
import {
  cancelRollout,
  copyRollout,
  deleteRollout,
  getRolloutLives,
  previewCancel,
  renameRollout,
  undoPlan,
} from '../../../../bot/contract/overview/rollout-life.ts';
import { planRollout } from '../../../../bot/contract/rollout/rollout.ts';
import type { Caller } from '../../../../bot/doors/http/route.ts';
import { aHouse, type HouseWishes } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

export const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });
export const other = aCaller({ role: 'lead', leads: null, name: 'Max Muster' });
export const ofSales = aCaller({ role: 'lead', leads: ['sales'], name: 'Sam Sales' });
export const CLOSING = { name: 'Closing', from: '2030-01-01', to: '2030-01-05' };
export const DONE = 'autumn.identity.pilot';
export const RUNNING = 'autumn.identity.finance';
export const TO_COME = 'autumn.windows.finance';
const playbook = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });

/** On 12 September 2026: a rollout of two phases whose pilot is over, with one in the group Finance and one in Sales. */
export async function aLivesRoom(wishes: HouseWishes = {}) {
  const clock = settableClock('2026-09-12T10:00:00Z');
  const house = await aHouse({ clock, shipped: [playbook], ...wishes });
  await addPeople(
    house.people,
    aPerson({ name: 'Fay Finance' }),
    aPerson({ groupId: 'sales' }),
    aPerson({ groupId: 'sales', pilot: true }),
  );
  const plan = [
    aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
    aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
    aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
    aWave('windows', 'finance', '2026-10-01', '2026-10-11'),
  ];
  const end = Temporal.PlainDate.from('2026-10-11');
  const settings = {
    groupWeights: { finance: 2, gone: 3 },
    allowPastStart: true,
    collisionReason: 'It was small for them.',
    freezes: [
      { ...CLOSING, groups: ['gone', 'sales'] },
      { ...CLOSING, groups: ['gone'] },
    ],
  };
  await house.rollouts.add(aRollout({ playbook, end, settings }), plan);

  const { routes } = house;
  const by = (caller: Caller) => ({
    lives: () => callRoute(routes, getRolloutLives, { caller }),
    stops: (id = 'autumn') => callRoute(routes, previewCancel, { caller, params: { id } }),
    cancel: (seen = 0, id = 'autumn', reason = 'The licences are late.') =>
      callRoute(routes, cancelRollout, { caller, params: { id }, body: { reason, seen } }),
    rename: (title: string, seen = 'Autumn rollout', id = 'autumn') =>
      callRoute(routes, renameRollout, { caller, params: { id }, body: { title, seen } }),
    copy: (id = 'autumn') => callRoute(routes, copyRollout, { caller, params: { id } }),
    remove: (seen = 0, id = 'autumn') =>
      callRoute(routes, deleteRollout, { caller, params: { id }, query: { seen: String(seen) } }),
    undo: (id: string) => callRoute(routes, undoPlan, { caller, params: { id } }),
    plan: (id: string, title = 'Winter rollout', start = '2026-11-01') =>
      callRoute(routes, planRollout, {
        caller,
        body: { id, title, playbookId: playbook.id, strategy: 'serial', start },
      }),
    history: (id = 'autumn') => callRoute(routes, getPlanHistory, { caller, params: { id } }),
  });
  return { ...house, clock, by };
}
