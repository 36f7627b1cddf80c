import { timestamp } from '../../../base/clock.ts';
import { message } from '../../../base/words/message.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { BY_ITSELF, datesOf } from '../record/announcement.ts';
import type { StoredHead } from '../record/announcement-row.ts';
import { sceneOf } from '../record/scene.ts';
import { requestCards } from '../runs/request-delivery.ts';
import { dayOf, dueOf, reschedule, returnToDraft } from './send-due.ts';

/** Waves of each rollout as they were at the last look: the same until one of them changes. */
export type SeenWaves = WeakSet<readonly Wave[]>;

/**
 * Brings announcements in line with waves that moved: what is scheduled by days from the start gets a new time, and
 * the cards that people have get the new dates. What would have been due before now goes back to draft, and its author
 * is told: an announcement that comes days late without anybody knowing would do more harm than none.
 */
export async function applyWaveMoves(deps: AuthoringDeps, seen: SeenWaves): Promise<void> {
  const { rollouts, announcements } = deps;
  for (const rollout of await rollouts.all()) {
    const waves = await rollouts.waves(rollout.id);
    if (seen.has(waves)) continue;
    const dates = new Map(waves.map((wave) => [wave.id, datesOf(wave)]));
    const faults: unknown[] = [];
    for (const head of await announcements.heads(rollout.id)) {
      if (head.waveDates === undefined || head.waveId === null) continue;
      const now = dates.get(head.waveId);
      if (now !== undefined && now !== head.waveDates)
        await applyMove(deps, head).catch((error) => faults.push(error));
    }
    if (faults.length > 0) throw faults[0];
    seen.add(waves);
  }
}

async function applyMove(deps: AuthoringDeps, { id }: StoredHead): Promise<void> {
  const found = await deps.announcements.get(id);
  if (!found) return;
  switch (found.state) {
    case 'scheduled': {
      const scene = await sceneOf(deps, found.announcement, found.rolloutId);
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
    case 'sending':
    case 'sent':
    case 'cancelled':
      return renewCards(deps, id);
    default:
      return;
  }
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
  const last = { day: wave.end.subtract({ days: 1 }).toString() };
  const note = message('announcements.wave-runs', { first: dayOf(wave), last });
  await audit.add(id, { what: 'cards-updated', by: BY_ITSELF, at, note });
}
