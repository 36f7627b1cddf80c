import type { Jobs } from '../jobs/job.ts';
import type { People } from '../people/people.ts';
import { type Person, whyUnreachable } from '../people/person.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import { CHUNK_SIZE, type DeliveriesTable } from './deliveries-table.ts';
import type { Delivery } from './delivery.ts';

interface FreezeDeps {
  people: People;
  announcements: AnnouncementsTable;
  deliveries: DeliveriesTable;
  jobs: Jobs;
}

/**
 * Writes the audience of an announcement down as delivery rows, one chunk after the other, and queues a job for
 * each chunk. Safe to run again: a chunk is frozen whole or not at all, and what is frozen is kept as it is.
 */
export async function freezeAudience(
  deps: FreezeDeps,
  id: string,
  audience: string,
  stopping: AbortSignal,
): Promise<void> {
  const { people, announcements, deliveries, jobs } = deps;
  const announcement = await announcements.get(id);
  if (announcement?.state !== 'freezing') return;

  let last: string | undefined;
  let chunk = 0;
  for (; ; chunk += 1) {
    stopping.throwIfAborted();
    // Rows of an earlier run decide where the next chunk starts, so that nobody gets into two chunks.
    const frozen = await deliveries.chunk(id, chunk);
    const ids = frozen.length > 0 ? frozen.map((row) => row.personId) : await freezeChunk();
    if (ids.length === 0) break;
    await jobs.add('announcing.deliver', { id, chunk });
    last = ids.at(-1);

    async function freezeChunk(): Promise<string[]> {
      const page = await people.table.after(audience, last, CHUNK_SIZE);
      if (page.length > 0)
        await deliveries.addChunk(page.map((person) => newDelivery(id, chunk, audience, person)));
      return page.map((person) => person.id);
    }
  }
  await announcements.startSending(id, chunk);
  await jobs.add('announcing.tally', { id, follow: true });
}

function newDelivery(
  announcementId: string,
  chunk: number,
  audience: string,
  person: Person,
): Delivery & { why: string | null } {
  const why = whyUnreachable(person) ?? null;
  return {
    announcementId,
    chunk,
    personId: person.id,
    audience,
    state: why ? 'unreachable' : 'pending',
    why,
    tries: 0,
    repeat: false,
    claimedAt: null,
    conversation: person.conversation ?? null,
    locale: person.locale,
    acknowledgedAt: null,
  };
}
