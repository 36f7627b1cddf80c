import { type Clock, timestamp } from '../../../base/clock.ts';
import { inBatches } from '../../../doors/azure/table.ts';
import type { AudiencePages, Cursor } from '../../announcements/audience/audience-pages.ts';
import type { Person } from '../../people/person.ts';
import type { Delivery } from '../record/delivery.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import { CHUNK_SIZE, type DeliveriesTable } from './deliveries-table.ts';
import type { Recipients } from './recipients.ts';

export interface FreezeDeps {
  sendings: SendingsTable;
  deliveries: DeliveriesTable;
  clock: Clock;
}

/** People read at a time: as many as a page of storage has. */
const PAGE_SIZE = 1000;
type Page = Awaited<ReturnType<AudiencePages['after']>>;
/** The sweep takes a freeze without a sign of life for this much longer for dead. */
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Writes the audience of an announcement down as delivery rows, one chunk after the other. Safe to run again: a
 * chunk is frozen whole or not at all, and what is frozen is kept as it is. Costs memory for two pages of people.
 */
export async function freezeAudience(
  deps: FreezeDeps,
  id: string,
  recipients: Recipients,
  stopping: AbortSignal,
): Promise<void> {
  const { sendings, deliveries, clock } = deps;
  const begun = await sendings.beginFreeze(id, timestamp(clock));
  if (begun === 'over') return;

  let chunk = 0;
  let last: Cursor | undefined;
  let waitsUntil: string | undefined;
  let signAt = clock.now();

  function note(rows: readonly Delivery[]): void {
    last = rows.at(-1);
    for (const { notBefore } of rows) {
      if (notBefore !== null && (waitsUntil === undefined || notBefore > waitsUntil)) waitsUntil = notBefore;
    }
    chunk += 1;
  }

  /** Rows of an earlier run decide where the next chunk starts, so that nobody gets into two chunks. */
  async function takeOver(): Promise<boolean> {
    const rows = await deliveries.chunk(id, chunk);
    if (rows.length === 0) return false;
    // A lane does not send before the freeze is done, so these rows are as they were frozen.
    note(rows);
    return true;
  }

  async function showLife(): Promise<void> {
    stopping.throwIfAborted();
    if (clock.now() - signAt <= SIGN_OF_LIFE_MS) return;
    await sendings.alive(id, timestamp(clock));
    signAt = clock.now();
  }

  /** `exists`: another run of this job was quicker with one of them. */
  async function add(page: Page): Promise<'added' | 'exists'> {
    for (const some of inBatches(page, CHUNK_SIZE)) {
      stopping.throwIfAborted();
      const rows = some.map((taken) => newDelivery(id, chunk, taken, recipients));
      if ((await deliveries.addChunk(rows)) === 'exists') return 'exists';
      note(rows);
    }
    return 'added';
  }

  const { pages } = recipients;
  let next: Promise<Page> | undefined;
  let resuming = begun === 'again';
  for (;;) {
    while (resuming && (await takeOver())) await showLife();
    const page = await (resuming || !next ? pages.after(last, PAGE_SIZE) : next);
    // Storage may give less than a page although there is more.
    if (page.length === 0) break;
    next = readAhead(pages, page);
    // What another run wrote is gone on behind.
    resuming = (await add(page)) === 'exists';
    await showLife();
  }
  await sendings.startSending(id, chunk, waitsUntil);
}

/** The page behind this one, read while this one is written. It fails when it is asked for. */
function readAhead(pages: AudiencePages, page: Page): Promise<Page> {
  const end = page.at(-1);
  const next = pages.after(end && { personId: end.person.id, audience: end.audience }, PAGE_SIZE);
  next.catch(() => undefined);
  return next;
}

/** Whoever has no conversation is not given up here: it is made if they have the app. */
export function newDelivery(
  announcementId: string,
  chunk: number,
  { person, audience }: { person: Person; audience: string },
  recipients: Recipients,
): Delivery {
  const skipped = recipients.skips(person);
  const why = skipped ?? person.unreachable ?? null;
  return {
    announcementId,
    chunk,
    personId: person.id,
    name: person.name,
    upn: person.upn,
    groupId: person.groupId,
    audience,
    state: skipped ? 'skipped' : why ? 'unreachable' : 'pending',
    why,
    tries: 0,
    repeat: false,
    claimedAt: null,
    notBefore: recipients.notBefore(person),
    conversation: person.conversation ?? null,
    locale: person.locale,
    acknowledgedAt: null,
  };
}
