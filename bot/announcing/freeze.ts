import { type Clock, timestamp } from '../clock.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import { CHUNK_SIZE, type DeliveriesTable } from './deliveries-table.ts';
import type { Delivery } from './delivery.ts';
import { addUp, type Frozen, frozenOf } from './roll-up.ts';

export interface FreezeDeps {
  people: People;
  announcements: AnnouncementsTable;
  deliveries: DeliveriesTable;
  clock: Clock;
}

/** People read at a time: as many as a page of storage has. */
const PAGE_SIZE = 1000;
/** The sweep takes a freeze without a sign of life for this much longer for dead. */
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Writes the audience of an announcement down as delivery rows, one chunk after the other. Safe to run again: a
 * chunk is frozen whole or not at all, and what is frozen is kept as it is. Costs memory for one page of people.
 */
export async function freezeAudience(
  deps: FreezeDeps,
  id: string,
  audience: string,
  stopping: AbortSignal,
): Promise<void> {
  const { people, announcements, deliveries, clock } = deps;
  const begun = await announcements.beginFreeze(id, timestamp(clock));
  if (begun === 'over') return;

  let chunk = 0;
  let last: string | undefined;
  let frozen: Frozen = { people: 0, unreachable: [] };
  let signAt = clock.now();

  /** Rows of an earlier run decide where the next chunk starts, so that nobody gets into two chunks. */
  async function takeOver(): Promise<boolean> {
    const rows = await deliveries.chunk(id, chunk);
    if (rows.length === 0) return false;
    // A lane does not send before the freeze is done, so these rows are as they were frozen.
    frozen = addUp([frozen, frozenOf(rows)]);
    last = rows.at(-1)?.personId;
    chunk += 1;
    return true;
  }

  let resuming = begun === 'again';
  for (;;) {
    while (resuming && (await takeOver())) stopping.throwIfAborted();
    const page = await people.table.after(audience, last, PAGE_SIZE);
    resuming = false;
    for (let at = 0; at < page.length && !resuming; at += CHUNK_SIZE) {
      stopping.throwIfAborted();
      const rows = page.slice(at, at + CHUNK_SIZE).map((person) => newDelivery(id, chunk, audience, person));
      if ((await deliveries.addChunk(rows)) === 'exists') {
        // Another run of this job was quicker: go on behind what it wrote.
        resuming = true;
        break;
      }
      frozen = addUp([frozen, frozenOf(rows)]);
      last = rows.at(-1)?.personId;
      chunk += 1;
    }
    // Storage may give less than a page although there is more.
    if (page.length === 0) break;
    if (clock.now() - signAt > SIGN_OF_LIFE_MS) {
      await announcements.alive(id, timestamp(clock));
      signAt = clock.now();
    }
  }
  await announcements.startSending(id, chunk, frozen);
}

/** Whoever has no conversation is not given up here: it is made if they have the app. */
function newDelivery(announcementId: string, chunk: number, audience: string, person: Person): Delivery {
  const why = person.unreachable ?? null;
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
