import type { ReasonCount } from '../../../contract/announcements/announcing.ts';
import { type CountedDelivery, createTally, type Tally } from './tally.ts';

/** The audience as the freeze wrote it down. */
export interface Frozen {
  people: number;
  /** Who could not be reached from the start, and why. */
  unreachable: ReasonCount[];
  /** Who was not to get it, and why; missing in what was frozen before there was such a thing. */
  skipped?: ReasonCount[];
}

/** The first chunks of an audience, each settled for good, counted once. */
export interface SettledChunks {
  chunks: number;
  tally: Tally;
  /** Their people as the freeze wrote them down. */
  frozen: Frozen;
}

export interface RollUp {
  tally: Tally;
  settled: SettledChunks;
}

export type ChunkRow = CountedDelivery & { chunk: number };

/** Before anything is settled. */
export function nothingSettled(): SettledChunks {
  return { chunks: 0, tally: createTally().result(), frozen: { people: 0, unreachable: [] } };
}

/**
 * Counts an announcement from where everything was settled last time. Chunks are sent by lanes, each taking every
 * `lanes`-th chunk in order: once each lane has left somebody of a chunk waiting, nobody has been further, so the
 * rest is as the freeze wrote it down and is not read.
 * @param rows from the first chunk that is not settled on, in the order of chunks
 * @param frozen null while the audience is not complete: then every row is counted
 */
export async function rollUp(
  rows: AsyncIterable<ChunkRow>,
  from: SettledChunks,
  frozen: Frozen | null,
  lanes: number,
): Promise<RollUp> {
  const all = createTally();
  all.addTally(from.tally);
  let settled = from;
  const seen = [from.frozen];
  const waiting = new Set<number>();

  for await (const { number, rows: people } of inChunks(rows)) {
    const tally = createTally();
    for (const row of people) tally.add(row);
    const counted = tally.result();
    const wasFrozen = frozenOf(people);
    all.addTally(counted);
    seen.push(wasFrozen);
    if (counted.settled && number === settled.chunks) settled = oneMore(settled, counted, wasFrozen);
    // A chunk of which nobody can be reached looks the same before and after its turn: it shows nothing.
    if (people.every(isUntouched) && counted.counts.pending > 0) waiting.add(number % lanes);
    if (frozen && waiting.size === lanes) break;
  }
  if (frozen) all.addTally(unread(frozen, addUp(seen)));
  return { tally: all.result(), settled };
}

async function* inChunks(rows: AsyncIterable<ChunkRow>) {
  let people: ChunkRow[] = [];
  for await (const row of rows) {
    const number = people[0]?.chunk;
    if (number !== undefined && number !== row.chunk) {
      yield { number, rows: people };
      people = [];
    }
    people.push(row);
  }
  const number = people[0]?.chunk;
  if (number !== undefined) yield { number, rows: people };
}

/** As the freeze wrote it: no try was made, or what was made was taken back. */
function isUntouched({ state, tries }: CountedDelivery): boolean {
  return tries === 0 && (state === 'pending' || state === 'unreachable' || state === 'skipped');
}

/** What the freeze wrote for these people. Who was unreachable from the start was never tried, or is so no more. */
export function frozenOf(
  rows: readonly Pick<CountedDelivery, 'state' | 'tries' | 'why' | 'frozenWhy'>[],
): Frozen {
  const untried = (wanted: CountedDelivery['state']) =>
    rows.flatMap(({ state, tries, why, frozenWhy }) =>
      state === wanted && tries === 0 && why && !frozenWhy ? [{ why, people: 1 }] : [],
    );
  const before = rows.flatMap(({ frozenWhy }) => (frozenWhy ? [{ why: frozenWhy, people: 1 }] : []));
  return {
    people: rows.length,
    unreachable: inOne([...untried('unreachable'), ...before]),
    skipped: inOne(untried('skipped')),
  };
}

export function addUp(parts: readonly Frozen[]): Frozen {
  return {
    people: parts.reduce((sum, { people }) => sum + people, 0),
    unreachable: inOne(parts.flatMap(({ unreachable }) => unreachable)),
    skipped: inOne(parts.flatMap(({ skipped = [] }) => skipped)),
  };
}

/** Each reason once. */
function inOne(reasons: readonly ReasonCount[]): ReasonCount[] {
  const sums = new Map<string, number>();
  for (const { why, people } of reasons) sums.set(why, (sums.get(why) ?? 0) + people);
  return [...sums].map(([why, people]) => ({ why, people }));
}

/** The part of the audience that was not read, as it was frozen. */
function unread(frozen: Frozen, seen: Frozen): Tally {
  const unreachable = less(frozen.unreachable, seen.unreachable);
  const skipped = less(frozen.skipped ?? [], seen.skipped ?? []);
  const audience = frozen.people - seen.people;
  const cannot = sumOf(unreachable);
  const shallNot = sumOf(skipped);
  const pending = audience - cannot - shallNot;
  const { counts } = createTally().result();
  return {
    counts: { ...counts, audience, unreachable: cannot, skipped: shallNot, pending },
    reasons: inOne([...unreachable, ...skipped]).filter(({ people }) => people > 0),
    settled: pending === 0,
  };
}

function less(all: readonly ReasonCount[], seen: readonly ReasonCount[]): ReasonCount[] {
  return all.map(({ why, people }) => ({
    why,
    people: people - (seen.find((one) => one.why === why)?.people ?? 0),
  }));
}

function sumOf(reasons: readonly ReasonCount[]): number {
  return reasons.reduce((sum, { people }) => sum + people, 0);
}

function oneMore(settled: SettledChunks, tally: Tally, frozen: Frozen): SettledChunks {
  const both = createTally();
  both.addTally(settled.tally);
  both.addTally(tally);
  return { chunks: settled.chunks + 1, tally: both.result(), frozen: addUp([settled.frozen, frozen]) };
}
