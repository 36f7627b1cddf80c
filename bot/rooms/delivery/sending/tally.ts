import type { DeliveryCounts, ReasonCount } from '../../../contract/announcements/announcing.ts';
import { type DeliveryState, RECEIPT_AT, type Receipt } from './delivery.ts';

/** What the roll-up reads of a delivery. */
export interface CountedDelivery extends Partial<Record<Receipt, boolean>> {
  state: DeliveryState;
  tries: number;
  repeat: boolean;
  why: string | null;
  /** Why it was unreachable when the audience was frozen, where that is not so any more. */
  frozenWhy?: string | null;
}

const RECEIPTS = Object.keys(RECEIPT_AT) as Receipt[];

export interface Tally {
  counts: DeliveryCounts;
  reasons: ReasonCount[];
  /** Every row has its final state. */
  settled: boolean;
}

export interface Counting {
  add(delivery: CountedDelivery): void;
  /** People who were counted elsewhere. */
  addTally(tally: Tally): void;
  result(): Tally;
}

/** Of an announcement that has reached nobody yet. */
export function noCounts(): DeliveryCounts {
  return {
    audience: 0,
    pending: 0,
    claimed: 0,
    sent: 0,
    unreachable: 0,
    failed: 0,
    unknown: 0,
    skipped: 0,
    possibleRepeats: 0,
    acknowledged: 0,
    done: 0,
    reported: 0,
    openedTraining: 0,
  };
}

/** Counts delivery rows. The states always add up to the audience, because each row has exactly one. */
export function createTally(): Counting {
  const counts = noCounts();
  const reasons = new Map<string, number>();
  let open = 0;

  function addReason(why: string, people: number): void {
    reasons.set(why, (reasons.get(why) ?? 0) + people);
  }

  return {
    add(delivery) {
      const { state, tries, repeat, why } = delivery;
      counts.audience += 1;
      counts[state] += 1;
      if (repeat) counts.possibleRepeats += 1;
      for (const receipt of RECEIPTS) if (delivery[receipt]) counts[receipt] += 1;
      if ((state === 'unreachable' || state === 'failed' || state === 'skipped') && why) addReason(why, 1);
      // An unknown outcome after the first try is sent once more.
      if (state === 'pending' || state === 'claimed' || (state === 'unknown' && tries < 2)) open += 1;
    },
    addTally(tally) {
      for (const [name, people] of entriesOf(tally.counts)) counts[name] += people;
      for (const { why, people } of tally.reasons) addReason(why, people);
      if (!tally.settled) open += 1;
    },
    result() {
      const list = [...reasons]
        .filter(([, people]) => people > 0)
        .map(([why, people]) => ({ why, people }))
        // Of two as frequent always the same one is first, however the rows were counted: they are watched live.
        .sort((a, b) => b.people - a.people || (a.why < b.why ? -1 : 1));
      return { counts: { ...counts }, reasons: list, settled: open === 0 };
    },
  };
}

function entriesOf(counts: DeliveryCounts): [keyof DeliveryCounts, number][] {
  return Object.entries(counts) as [keyof DeliveryCounts, number][];
}
