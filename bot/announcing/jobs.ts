import { z } from 'zod';
import { type Clock, timestamp } from '../clock.ts';
import { type JobHandler, type Jobs, jobHandler, LaterError } from '../jobs/job.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/rollouts.ts';
import type { Messenger } from '../teams/messenger.ts';
import { isOver } from './announcement.ts';
import { announcementCard } from './announcement-card.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import { createClaimSlots, deliverChunk, type MessageFor } from './deliver.ts';
import type { DeliveriesTable } from './deliveries-table.ts';
import { freezeAudience } from './freeze.ts';
import type { SendBudget } from './send-budget.ts';
import { createTally } from './tally.ts';
import { waveInFull } from './waves.ts';

export interface AnnouncingJobsDeps {
  people: People;
  rollouts: Rollouts;
  announcements: AnnouncementsTable;
  deliveries: DeliveriesTable;
  budget: SendBudget;
  messenger: Messenger;
  jobs: Jobs;
  clock: Clock;
}

const AnnouncementJob = z.object({ id: z.uuid() });
/** `follow`: count again and again until everybody is settled. Otherwise once. */
const TallyJob = AnnouncementJob.extend({ follow: z.boolean().default(false) });
const ChunkJob = AnnouncementJob.extend({ chunk: z.number().int().min(0) });

/** How often the counts are renewed while sending goes on. */
const TALLY_SECONDS = 1;

/** A small announcement is also counted after each chunk: counting costs little, and it ends sooner. */
const FEW_CHUNKS = 5;

export function announcingJobs(deps: AnnouncingJobsDeps): JobHandler[] {
  const { announcements } = deps;
  const slots = createClaimSlots();
  return [
    jobHandler('announcing.freeze', AnnouncementJob, async ({ id }, stopping) => {
      const announcement = await announcements.get(id);
      if (!announcement) return;
      const wave = await deps.rollouts.wave(announcement.waveId);
      await freezeAudience(deps, id, wave.groupId, stopping);
    }),
    jobHandler('announcing.deliver', ChunkJob, async ({ id, chunk }, stopping) => {
      await deliverChunk({ ...deps, slots }, { id, chunk }, await messages(deps, id, chunk), stopping);
      const announcement = await announcements.get(id);
      if ((announcement?.chunks ?? Number.POSITIVE_INFINITY) <= FEW_CHUNKS)
        await deps.jobs.add('announcing.tally', { id });
    }),
    jobHandler('announcing.tally', TallyJob, async ({ id, follow }) => {
      const over = await countDeliveries(deps, id);
      if (follow && !over) throw new LaterError(TALLY_SECONDS, 'sending goes on');
    }),
  ];
}

/**
 * Rolls the delivery rows up into the announcement. True when nothing more will be sent. Two of these may run at
 * once: what is saved was counted after whatever was saved before.
 */
async function countDeliveries(
  { announcements, deliveries, clock }: AnnouncingJobsDeps,
  id: string,
): Promise<boolean> {
  for (;;) {
    const announcement = await announcements.get(id);
    if (!announcement) return true;
    const tally = createTally();
    for await (const delivery of deliveries.counted(id)) tally.add(delivery);
    const result = tally.result();
    const now = timestamp(clock);
    if ((await announcements.saveTally(announcement, result, now)) === 'changed') continue;
    if (isOver(announcement)) return true;
    if (!result.settled || announcement.state !== 'sending') return false;
    await announcements.finish(id, now);
    return true;
  }
}

/** Makes the card of an announcement, once for each language in the chunk. */
async function messages(deps: AnnouncingJobsDeps, id: string, chunk: number): Promise<MessageFor> {
  const announcement = await deps.announcements.get(id);
  if (!announcement) throw new Error(`There is no announcement ${id}.`);
  const { wave, phase, groupName } = await waveInFull(deps.rollouts, deps.people, announcement.waveId);
  const { title, text } = announcement;
  const byLocale = new Map<string | undefined, ReturnType<MessageFor>>();
  return ({ locale }) => {
    const receipt = { announcementId: id, chunk };
    const made = byLocale.get(locale) ?? {
      card: announcementCard({ title, text, phase, wave, groupName, locale, receipt }),
      summary: title,
    };
    byLocale.set(locale, made);
    return made;
  };
}
