import { timestamp } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { BY_ITSELF, datesOf } from '../record/announcement.ts';
import type { StoredHead } from '../record/announcement-row.ts';
import { sceneOf } from '../record/scene.ts';
import { requestCalledOff, requestCards } from '../runs/request-delivery.ts';
import { callOff, removeWritten, stopOthers } from './call-off.ts';
import { dayOf, dueOf, reschedule, returnToDraft } from './send-due.ts';

/** What needs no second look: waves of a rollout are the same until one of them changes. */
export interface SeenPlans {
  waves: WeakSet<readonly Wave[]>;
  /** Ids of rollouts that were deleted, and for which nothing is left. */
  deleted: Set<string>;
}

/**
 * Brings announcements in line with waves that moved, or were cancelled: what is scheduled by days from the start gets a
 * new time, and the cards that people have get the new dates. What would have been due before now goes back to draft, and
 * its author is told: an announcement that comes days late without anybody knowing would do more harm than none. What was
 * to go to a cancelled wave does not go.
 */
export async function applyWaveMoves(deps: AuthoringDeps, seen: SeenPlans): Promise<void> {
  const { rollouts, announcements } = deps;
  for (const rollout of await rollouts.all()) {
    const waves = await rollouts.waves(rollout.id);
    if (seen.waves.has(waves)) continue;
    const dates = new Map(waves.map((wave) => [wave.id, datesOf(wave)]));
    const faults: unknown[] = [];
    const heads = await announcements.heads(rollout.id);
    for (const head of heads) {
      if (head.waveDates === undefined || head.waveId === null) continue;
      const now = dates.get(head.waveId);
      if (now !== undefined && now !== head.waveDates)
        await applyMove(deps, head).catch((error) => faults.push(error));
    }
    await stopOthers(deps, rollout, heads).catch((error) => faults.push(error));
    if (faults.length > 0) throw faults[0];
    seen.waves.add(waves);
  }
  for (const id of await rollouts.deleted()) {
    if (seen.deleted.has(id)) continue;
    await removeWritten(deps, id);
    seen.deleted.add(id);
  }
}

async function applyMove(deps: AuthoringDeps, { id }: StoredHead): Promise<void> {
  const found = await deps.announcements.get(id);
  if (!found) return;
  switch (found.state) {
    case 'scheduled': {
      const scene = await sceneOf(deps, found.announcement, found.rolloutId);
      if (isCalledOff(scene.wave))
        return callOff(deps, found, { wave: scene.wave, cancelled: scene.wave.cancelled });
      const due = await dueOf(deps, found, scene);
      if (!due || !scene.wave) return;
      if (found.announcement.schedule.kind === 'at' || due.meant > deps.clock.now())
        return reschedule(deps, found, scene, due);
      return returnToDraft(
        deps,
        found,
        scene,
        message('announcements.time-is-over', { day: dayOf(scene.wave) }),
      );
    }
    case 'sending': {
      const { wave } = await sceneOf(deps, found.announcement, found.rolloutId);
      if (!isCalledOff(wave)) return renewCards(deps, id);
      return callOff(deps, found, { wave, cancelled: wave.cancelled });
    }
    case 'sent':
    case 'cancelled':
      return renewCards(deps, id);
    default:
      return;
  }
}

function isCalledOff(wave: Wave | null): wave is Wave & { cancelled: NonNullable<Wave['cancelled']> } {
  return wave !== null && wave.cancelled !== null;
}

async function renewCards(deps: AuthoringDeps, id: string): Promise<void> {
  const { announcements, audit, rollouts, clock } = deps;
  const found = await announcements.get(id);
  if (found?.announcement.audience.kind !== 'wave') return;
  const wave = await rollouts.wave(found.announcement.audience.waveId);
  const at = timestamp(clock);
  const next = { ...found, waveDates: datesOf(wave), wish: { kind: 'update' as const, at } };
  if ((await announcements.update(found, next)) === 'changed') return renewCards(deps, id);
  await requestCards(deps, next);
  if (isCalledOff(wave)) await requestCalledOff(deps, id, wave.cancelled.at);
  const last = { day: wave.end.subtract({ days: 1 }).toString() };
  const note = isCalledOff(wave)
    ? message('announcements.called-off', { ...wave.cancelled })
    : message('announcements.wave-runs', { first: dayOf(wave), last });
  await audit.add(id, { what: 'cards-updated', by: BY_ITSELF, at, note });
}
