import pLimit from 'p-limit';
import { type Clock, timestamp } from '../../../base/clock.ts';
import { inBatches } from '../../../doors/azure/table.ts';
import type { AudiencePages, Cursor } from '../../announcements/audience/audience-pages.ts';
import type { Person } from '../../people/person.ts';
import type { Delivery } from '../record/delivery.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import { CHUNK_SIZE, type DeliveriesTable } from './deliveries-table.ts';
import type { FreezePage, FreezePagesTable } from './freeze-pages-table.ts';
import type { Recipients } from './recipients.ts';

export interface FreezeDeps {
  sendings: SendingsTable;
  deliveries: DeliveriesTable;
  freezePages: FreezePagesTable;
  clock: Clock;
}

/** Chunks that are agreed on together. Their people are read at a time: as many as a page of storage has. */
const CHUNKS_IN_A_PAGE = 10;
const PAGE_SIZE = CHUNKS_IN_A_PAGE * CHUNK_SIZE;
/** Of those, chunks that are written at the same time: one is made ready while storage writes the other. */
const WRITTEN_AT_ONCE = 2;
/** The sweep takes a freeze without a sign of life for this much longer for dead. */
const SIGN_OF_LIFE_MS = 15_000;

type People = Awaited<ReturnType<AudiencePages['after']>>;

/** Up to where an audience is written down. */
interface Place {
  /** The number of the chunk that comes next. */
  chunk: number;
  /** The last person before it. */
  last: Cursor | undefined;
  /** The last moment before which one of these people is not to hear of it, ISO 8601. */
  waitsUntil: string | undefined;
}

const START: Place = { chunk: 0, last: undefined, waitsUntil: undefined };

/**
 * Writes the audience of an announcement down as delivery rows, page after page. Safe to run again, also at the same
 * time: with whom each chunk of a page ends is agreed on before they are written, a chunk is written whole or not at
 * all, and what is written is kept as it is. Costs memory for two pages of people.
 */
export async function freezeAudience(
  deps: FreezeDeps,
  id: string,
  recipients: Recipients,
  stopping: AbortSignal,
): Promise<void> {
  const { sendings, freezePages, clock } = deps;
  const begun = await sendings.beginFreeze(id, timestamp(clock));
  if (begun === 'over') return;
  let signAt = clock.now();

  async function showLife(): Promise<void> {
    stopping.throwIfAborted();
    if (clock.now() - signAt <= SIGN_OF_LIFE_MS) return;
    await sendings.alive(id, timestamp(clock));
    signAt = clock.now();
  }

  const { pages } = recipients;
  const before = begun === 'again' ? await freezePages.of(id) : [];
  let place = before.length > 0 ? behind(before.slice(0, -1)) : await placeOfVersionBefore(deps, id, begun);
  // Of a run that broke off only the last page may have chunks that are missing.
  let page = before.at(-1);
  let people = await pages.after(place.last, PAGE_SIZE);
  while (page || people.length > 0) {
    page ??= await freezePages.agree(id, pageOf(people, place, recipients));
    const next = behind([page]);
    // Read while this page is written. It fails when it is asked for.
    const peopleBehind = pages.after(next.last, PAGE_SIZE);
    peopleBehind.catch(() => undefined);
    await writePage(deps, id, page, await upToItsEnd(pages, people, page), recipients, stopping);
    await showLife();
    place = next;
    page = undefined;
    people = await peopleBehind;
  }
  await sendings.startSending(id, place.chunk, place.waitsUntil);
  await freezePages.remove(id);
}

/** Where the last of these pages ends. */
function behind(pages: readonly FreezePage[]): Place {
  const last = pages.at(-1);
  if (!last) return START;
  return { chunk: last.first + last.ends.length, last: last.ends.at(-1), waitsUntil: last.waitsUntil };
}

/** The next people as they are written down if nobody else was quicker. */
function pageOf(people: People, { chunk, waitsUntil }: Place, { notBefore }: Recipients): FreezePage {
  const ends = inBatches(people, CHUNK_SIZE)
    .flatMap((some) => some.at(-1) ?? [])
    .map(cursorOf);
  const moments = people.map(({ person }) => notBefore(person)).filter((moment) => moment !== null);
  return { first: chunk, ends, waitsUntil: [waitsUntil ?? '', ...moments].sort().at(-1) || undefined };
}

function cursorOf({ person, audience }: People[number]): Cursor {
  return { personId: person.id, audience };
}

/** People may have joined since the page was agreed on: then one reading does not come to its end. */
async function upToItsEnd(pages: AudiencePages, people: People, { ends }: FreezePage): Promise<People> {
  const read = [...people];
  for (let last = read.at(-1), end = ends.at(-1); last && end && pages.isBehind(end, cursorOf(last)); ) {
    const more = await pages.after(cursorOf(last), PAGE_SIZE);
    read.push(...more);
    last = more.at(-1);
  }
  return read;
}

/**
 * Writes the chunks of a page that are not there. Who joined since it was agreed on and finds no room in their chunk
 * is a late joiner; a chunk that everybody has left stays as an empty one.
 */
async function writePage(
  { deliveries }: FreezeDeps,
  id: string,
  { first, ends }: FreezePage,
  people: People,
  recipients: Recipients,
  stopping: AbortSignal,
): Promise<void> {
  const slots = pLimit(WRITTEN_AT_ONCE);
  let from = 0;
  await Promise.all(
    ends.map((end, index) => {
      const rest = people.slice(from);
      const past = rest.findIndex((one) => recipients.pages.isBehind(cursorOf(one), end));
      const some = past < 0 ? rest : rest.slice(0, past);
      from += some.length;
      const chunk = first + index;
      return slots(async () => {
        stopping.throwIfAborted();
        const rows = some.slice(0, CHUNK_SIZE).map((taken) => newDelivery(id, chunk, taken, recipients));
        await deliveries.addChunk(id, chunk, rows);
      });
    }),
  );
}

/** A freeze that the version before began wrote chunk after chunk: it is gone on with behind the last that is there. */
async function placeOfVersionBefore(
  { deliveries }: FreezeDeps,
  id: string,
  begun: 'first' | 'again',
): Promise<Place> {
  let { chunk, last, waitsUntil } = START;
  for (let more = begun === 'again'; more; ) {
    const rows = await deliveries.chunks(id, chunk, CHUNKS_IN_A_PAGE);
    const end = rows.at(-1);
    more = end !== undefined;
    if (end) [chunk, last] = [end.chunk + 1, end];
    waitsUntil =
      [waitsUntil ?? '', ...rows.map(({ notBefore }) => notBefore ?? '')].sort().at(-1) || undefined;
  }
  return { chunk, last, waitsUntil };
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
