import { z } from 'zod';
import { DeliveryCounts } from '../../../contract/delivery/sending.ts';
import { CountedReason } from '../../../contract/telling/unreachable.ts';
import { jsonCell } from '../../../doors/azure/json-cell.ts';
import { type DeliveryState, RECEIPT_AT, type Receipt } from './delivery.ts';

/** What is counted of a delivery. */
export interface CountedDelivery extends Partial<Record<Receipt, boolean>> {
  state: DeliveryState;
  tries: number;
  repeat: boolean;
  why: string | null;
}

/** What some deliveries count. The states always add up to the audience, because each row has exactly one. */
export const Tally = z.object({
  counts: DeliveryCounts,
  reasons: z.array(CountedReason),
  /** People who have no final state yet. */
  open: z.number().int(),
});
export type Tally = z.infer<typeof Tally>;

const RECEIPTS = Object.keys(RECEIPT_AT) as Receipt[];

export interface Counting {
  add(delivery: CountedDelivery): void;
  /** Takes off again what was added before. */
  remove(delivery: CountedDelivery): void;
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

/** A tally as a row keeps it: what earlier versions counted knows fewer receipts, and not who is open. */
export const KeptTally = jsonCell(
  Tally.extend({
    counts: z.preprocess((counts) => ({ ...noCounts(), ...Object(counts) }), DeliveryCounts),
    open: z.int().optional(),
  }).transform(({ open, ...tally }): Tally => {
    const { pending, claimed } = tally.counts;
    return { ...tally, open: open ?? pending + claimed };
  }),
);

/** Counts deliveries, from nothing or on from a tally. */
export function createTally(from?: Tally): Counting {
  const counts = noCounts();
  const reasons = new Map<string, number>();
  let open = 0;
  if (from) addTally(from);

  function addReason(why: string, people: number): void {
    reasons.set(why, (reasons.get(why) ?? 0) + people);
  }

  function addTally(tally: Tally): void {
    for (const [name, people] of entriesOf(tally.counts)) counts[name] += people;
    for (const { why, people } of tally.reasons) addReason(why, people);
    open += tally.open;
  }

  function count(delivery: CountedDelivery, people: 1 | -1): void {
    const { state, repeat, why } = delivery;
    counts.audience += people;
    counts[state] += people;
    if (repeat) counts.possibleRepeats += people;
    for (const receipt of RECEIPTS) if (delivery[receipt]) counts[receipt] += people;
    if ((state === 'unreachable' || state === 'failed' || state === 'skipped') && why) addReason(why, people);
    if (isOpen(delivery)) open += people;
  }

  return {
    add: (delivery) => count(delivery, 1),
    remove: (delivery) => count(delivery, -1),
    addTally,
    result() {
      const list = [...reasons]
        .filter(([, people]) => people > 0)
        .map(([why, people]) => ({ why, people }))
        // Of two as frequent always the same one is first, however the rows were counted: they are watched live.
        .sort((a, b) => b.people - a.people || (a.why < b.why ? -1 : 1));
      return { counts: { ...counts }, reasons: list, open };
    },
  };
}

/** An unknown outcome after the first try is sent once more. */
function isOpen({ state, tries }: CountedDelivery): boolean {
  return state === 'pending' || state === 'claimed' || (state === 'unknown' && tries < 2);
}

function entriesOf(counts: DeliveryCounts): [keyof DeliveryCounts, number][] {
  return Object.entries(counts) as [keyof DeliveryCounts, number][];
}
