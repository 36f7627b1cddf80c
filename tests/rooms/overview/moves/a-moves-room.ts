import { Temporal } from 'temporal-polyfill';
import { settableClock } from '../../../../bot/base/clock.ts';
import {
  getPlanHistory,
  holdWave,
  moveWave,
  previewMove,
  releaseWave,
  undoMove,
} from '../../../../bot/contract/overview/moves.ts';
import type { PlanSettings } from '../../../../bot/contract/rollout/rollout.ts';
import { openPlanLog } from '../../../../bot/rooms/rollout/waves/plan-log.ts';
import type { PlannedWave } from '../../../../bot/rooms/rollout/waves/planned-wave.ts';
import {
  PARTITION,
  type RolloutRow,
  type WaveRow,
} from '../../../../bot/rooms/rollout/waves/rollout-rows.ts';
import { aHouse } from '../../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../../support/a-playbook.ts';
import { aCaller, addPeople, aPerson, aRollout, aWave } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

export const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });
export const ofSales = aCaller({ role: 'lead', leads: ['sales'] });
/** The wave that most tests move. */
export const SALES = 'autumn.identity.sales';
const playbook = aPlaybook({ phases: [aUserPhase(), aUserPhase({ id: 'windows', name: 'Windows' })] });
const PLAN = [
  aWave('identity', 'pilot', '2026-09-01', '2026-09-10'),
  aWave('identity', 'finance', '2026-09-10', '2026-09-20'),
  aWave('identity', 'sales', '2026-09-20', '2026-10-01'),
  aWave('windows', 'pilot', '2026-09-20', '2026-10-01'),
  aWave('windows', 'sales', '2026-10-01', '2026-10-11'),
  aWave('windows', 'finance', '2026-10-20', '2026-11-01'),
];

interface Room {
  waves?: PlannedWave[];
  settings?: PlanSettings;
}

/** On 12 September: a plan of two phases, of which the pilot set has had the first. */
export async function aMovesRoom({ waves = PLAN, settings = {} }: Room = {}) {
  const end = Temporal.PlainDate.from('2026-11-01');
  const clock = settableClock('2026-09-12T10:00:00Z');
  const { storage, people, rollouts, planChanges, routes, type } = await aHouse({
    clock,
    shipped: [playbook],
  });
  const sales = aPerson({ groupId: 'sales' });
  await addPeople(people, aPerson(), aPerson({ pilot: true }), sales);
  await rollouts.add(aRollout({ playbook, strategy: 'parallel-1', settings, end }), waves);
  const waveTable = await storage.table<WaveRow>('waves');
  const rows = async () => Array.fromAsync(waveTable.list());
  return {
    storage,
    routes,
    people,
    rollouts,
    planChanges,
    clock,
    preview: (waveId: string, start: string, caller = lead) =>
      callRoute(routes, previewMove, { caller, params: { waveId }, body: { start } }),
    move: (waveId: string, start: string, seen: number, caller = lead) =>
      callRoute(routes, moveWave, {
        caller,
        params: { waveId },
        body: { start, seen, reason: 'Room is not ready' },
      }),
    undo: (waveId: string, moveId: string, seen: number) =>
      callRoute(routes, undoMove, { caller: lead, params: { waveId }, body: { moveId, seen } }),
    hold: (waveId: string, reason: string, caller = lead) =>
      callRoute(routes, holdWave, { caller, params: { waveId }, body: { reason } }),
    release: (waveId: string, reason: string) =>
      callRoute(routes, releaseWave, { caller: lead, params: { waveId }, body: { reason } }),
    history: () => callRoute(routes, getPlanHistory, { caller: lead, params: { id: 'autumn' } }),
    waveRows: async () => new Map((await rows()).map((row) => [row.rowKey, row])),
    /** First and last date of each wave, and of the rollout. */
    async dates() {
      const found = await rollouts.waves('autumn');
      const rollout = await rollouts.get('autumn');
      return Object.fromEntries([
        ...found.map(({ id, start, end }) => [id, [start.toString(), end.toString()]] as const),
        ['rollout', [rollout?.start.toString(), rollout?.end.toString()]] as const,
      ]);
    },
    ask: () => type(sales, 'When is my turn?'),
    /** A move that broke off: before the rollout pointed at it, or after the first of its waves was written. */
    async writeHalf({ committed }: { committed: boolean }) {
      const log = await openPlanLog(storage);
      const from = { start: '2026-09-20', end: '2026-10-01' };
      const to = { start: '2026-10-20', end: '2026-10-31' };
      const next = {
        from: { start: '2026-10-01', end: '2026-10-11' },
        to: { start: '2026-10-31', end: '2026-11-10' },
      };
      const entry = {
        id: 'half',
        change: 'moved' as const,
        waveId: SALES,
        by: { id: lead.id, name: lead.name },
        at: '2026-09-12T09:00:00.000Z',
        reason: 'Half done',
        dates: { from, to },
        waves: 2,
        version: 1,
        rolloutEnd: null,
      };
      await log.writeMove('autumn', entry, [
        { waveId: SALES, from, to },
        { waveId: 'autumn.windows.sales', ...next },
      ]);
      if (!committed) return;
      const table = await storage.table<RolloutRow>('rollouts');
      await table.merge({ partitionKey: PARTITION, rowKey: 'autumn', version: 1, unfinished: 'half' });
      await waveTable.merge({ partitionKey: 'autumn', rowKey: SALES, ...to });
    },
  };
}
