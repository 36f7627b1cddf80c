import { createTally, type Tally } from '../record/tally.ts';
import { CHUNKS_IN_A_PAGE, type DeliveriesTable } from './deliveries-table.ts';
import { LANES } from './lanes.ts';

/**
 * Sums what the chunks of an announcement count. Who counts again and again reads only where something may have
 * happened since: from the first chunk with somebody left, as far as lanes can have come.
 */
export interface RollUp {
  /** Of so many chunks. `ownHours`: some wait for an hour of their own, and others behind them are sent to before. */
  count(chunks: number, ownHours?: boolean): Promise<Tally>;
  /** Something may have happened anywhere: the next count reads all of it. */
  forget(): void;
}

/** Counts of chunks that are read at a time. Storage looks at all of their people to find them. */
const READ_AT_ONCE = 100;
/** Each lane is at work on one span: so far ahead of the first of them another may be. */
const LANES_SPREAD = LANES * CHUNKS_IN_A_PAGE;

export function createRollUp(deliveries: Pick<DeliveriesTable, 'tallies'>, id: string): RollUp {
  let known: Tally[] = [];

  async function readFrom(known: Tally[], first: number, chunks: number, all: boolean): Promise<void> {
    for (let from = first; from < chunks; from += READ_AT_ONCE) {
      const some = await deliveries.tallies(id, from, Math.min(READ_AT_ONCE, chunks - from));
      for (const [chunk, tally] of some) known[chunk] = tally;
      const last = known.slice(from + READ_AT_ONCE - LANES_SPREAD, from + READ_AT_ONCE);
      if (!all && !last.some(mayBePassed)) return;
    }
  }

  return {
    async count(chunks, ownHours = false) {
      // Whoever forgets meanwhile begins another list: this count goes on with its own.
      const mine = known;
      const first = mine.length < chunks;
      const open = mine.findIndex((tally) => tally === undefined || tally.open > 0);
      if (first || open >= 0) await readFrom(mine, first ? 0 : open, chunks, first || ownHours);
      const sum = createTally();
      for (const tally of mine) if (tally) sum.addTally(tally);
      return sum.result();
    },
    forget() {
      known = [];
    },
  };
}

/** Lanes have come to it, or have nothing to do there: they may be further on. */
function mayBePassed(tally: Tally | undefined): boolean {
  if (!tally) return false;
  if (tally.open === 0) return true;
  const { sent, failed, unknown, claimed } = tally.counts;
  return sent + failed + unknown + claimed > 0;
}
