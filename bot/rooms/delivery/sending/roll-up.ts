import { createTally, type Tally } from '../record/tally.ts';
import { CHUNKS_IN_A_PAGE, type DeliveriesTable } from './deliveries-table.ts';
import { LANES } from './lanes.ts';

/**
 * Sums what the chunks of an announcement count. Who counts again and again reads only where something may have
 * happened since: from the first chunk with somebody left, as far as lanes can have come.
 */
export interface RollUp {
  /** Of so many chunks. */
  count(chunks: number): Promise<Tally>;
  /** Something may have happened anywhere: the next count reads all of it. */
  forget(): void;
}

/** Counts of chunks that are read at a time. Storage looks at all of their people to find them. */
const READ_AT_ONCE = 100;
/** Each lane is at work on one span: so far ahead of the first of them another may be. */
const LANES_SPREAD = LANES * CHUNKS_IN_A_PAGE;

export function createRollUp(deliveries: Pick<DeliveriesTable, 'tallies'>, id: string): RollUp {
  let known: Tally[] = [];

  async function readFrom(first: number, chunks: number, all: boolean): Promise<void> {
    for (let from = first; from < chunks; from += READ_AT_ONCE) {
      const some = await deliveries.tallies(id, from, Math.min(READ_AT_ONCE, chunks - from));
      for (const [chunk, tally] of some) known[chunk] = tally;
      const last = known.slice(from + READ_AT_ONCE - LANES_SPREAD, from + READ_AT_ONCE);
      if (!all && !last.some(isBegun)) return;
    }
  }

  return {
    async count(chunks) {
      const all = known.length < chunks;
      const open = known.findIndex((tally) => tally === undefined || tally.open > 0);
      if (all || open >= 0) await readFrom(all ? 0 : open, chunks, all);
      const sum = createTally();
      for (const tally of known) if (tally) sum.addTally(tally);
      return sum.result();
    },
    forget() {
      known = [];
    },
  };
}

function isBegun(tally: Tally | undefined): boolean {
  if (!tally) return false;
  const { sent, failed, unknown, claimed } = tally.counts;
  return sent + failed + unknown + claimed > 0;
}
