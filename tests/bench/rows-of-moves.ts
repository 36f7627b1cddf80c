import { Temporal } from 'temporal-polyfill';
import { systemClock } from '../../bot/base/clock.ts';
import { moveWave, previewMove } from '../../bot/contract/overview/moves.ts';
import type { StatusRow } from '../../bot/contract/overview/status.ts';
import type { WaveView } from '../../bot/contract/rollout/rollout.ts';
import type { Storage } from '../../bot/doors/azure/storage.ts';
import { openAnnouncementsTable } from '../../bot/rooms/announcements/record/announcements-table.ts';
import { announcedWaves } from '../../bot/rooms/delivery/reach.ts';
import { openSendingsTable } from '../../bot/rooms/delivery/record/sendings-table.ts';
import { moveRoutes } from '../../bot/rooms/overview/moves/move-routes.ts';
import { openPeople } from '../../bot/rooms/people/people.ts';
import { PILOT } from '../../bot/rooms/people/person.ts';
import { shippedPlaybooks } from '../../bot/rooms/playbooks/shipped-playbooks.ts';
import { openPlanningRules } from '../../bot/rooms/rollout/planning/planning-rules-table.ts';
import { openPlanChanges } from '../../bot/rooms/rollout/waves/plan-changes.ts';
import { aCaller } from '../support/builders.ts';
import { callRoute } from '../support/call-route.ts';
import { countedStorage, sumOf } from '../support/counted-storage.ts';
import { rolloutsWith } from '../support/rollouts-with.ts';

const SLIP_DAYS = 14;

/** What a move wrote: the waves that it moved, and rows of everything else. */
export interface WrittenRows {
  waves: number;
  others: number;
}

/**
 * Lets the last wave of a business group and the last wave of the pilot set slip, in this order, and counts the
 * rows that each writes. The routes run here, on the storage of the product, because only here rows can be seen.
 */
export async function rowsOfMoves(
  storage: Storage,
  rows: readonly StatusRow[],
): Promise<[WrittenRows, WrittenRows]> {
  const waves = rows.flatMap((row) => row.waves.map((wave) => ({ ...wave, pilot: row.group.id === PILOT })));
  const slip = await slipsOn(storage);
  const ofGroup = await slip(waves.findLast(({ pilot }) => !pilot));
  return [ofGroup, await slip(waves.findLast(({ pilot }) => pilot))];
}

async function slipsOn(storage: Storage): Promise<(wave: WaveView | undefined) => Promise<WrittenRows>> {
  const { storage: counted, counts } = countedStorage(storage);
  const sendings = await openSendingsTable(storage);
  const announcements = await openAnnouncementsTable(storage);
  const routes = moveRoutes({
    people: await openPeople(counted),
    rollouts: await rolloutsWith(counted, shippedPlaybooks()),
    planChanges: await openPlanChanges(counted),
    planningRules: await openPlanningRules(counted),
    announcedWaves: (rolloutId) => announcedWaves({ sendings, announcements }, rolloutId),
    clock: systemClock,
    timeZone: 'UTC',
  });
  const caller = aCaller({ role: 'lead', leads: null });

  return async (wave) => {
    if (!wave) throw new Error('There is no wave to move.');
    const params = { waveId: wave.id };
    const start = Temporal.PlainDate.from(wave.start).add({ days: SLIP_DAYS }).toString();
    const preview = await callRoute(routes, previewMove, { caller, params, body: { start } });
    const [refusal] = preview.refusals;
    if (refusal) throw new Error(`${wave.id} cannot slip: ${refusal.why}`);
    counts.written.clear();
    const body = { start, seen: preview.seen, reason: 'Laptops come later' };
    await callRoute(routes, moveWave, { caller, params, body });
    const written = counts.written.get('waves') ?? 0;
    if (written !== preview.changed.length) {
      throw new Error(`${preview.changed.length} waves changed, and ${written} were written.`);
    }
    return { waves: written, others: sumOf(counts.written) - written };
  };
}
