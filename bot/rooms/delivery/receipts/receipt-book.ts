import { type Clock, timestamp } from '../../../base/clock.ts';
import type { Jobs } from '../../../doors/jobs/job.ts';
import { TALLY } from '../job-kinds.ts';
import { RECEIPT_AT, type Receipt } from '../record/delivery.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { FoundDelivery } from '../sending/delivery-row.ts';

/** Writes down what people do with an announcement. One for each process. */
export interface ReceiptBook {
  /**
   * Notes the first time, and has it counted. Gives that moment, ISO 8601; later times change nothing. Of a delivery
   * that is gone since it was read, nothing is kept.
   */
  note(delivery: FoundDelivery, receipt: Receipt): Promise<string>;
}

interface ReceiptBookDeps {
  deliveries: Pick<DeliveriesTable, 'get' | 'note'>;
  jobs: Jobs;
  clock: Clock;
}

/** A receipt is counted by a roll-up that starts this long after it, ... */
const COUNT_AFTER_MS = 2_000;
/** ... or as long after the one before: each reads every row. */
const COUNT_EVERY_MS = 4_000;
/** Clocks of storage and of this process differ: a count that is due within this time may have begun. */
const NEARLY_MS = 500;

export function openReceiptBook({ deliveries, jobs, clock }: ReceiptBookDeps): ReceiptBook {
  const countsAt = new Map<string, number>();

  async function askForCount(id: string): Promise<void> {
    const now = clock.now();
    const last = countsAt.get(id) ?? 0;
    if (last - NEARLY_MS > now) return;
    const next = Math.max(now + COUNT_AFTER_MS, last + COUNT_EVERY_MS);
    countsAt.set(id, next);
    await jobs.add(TALLY, { id }, Math.ceil((next - now) / 1_000));
  }

  return {
    async note(read, receipt) {
      for (let delivery = read; ; ) {
        const before = delivery[RECEIPT_AT[receipt]];
        if (before !== null) return before;
        const at = timestamp(clock);
        if ((await deliveries.note(delivery, receipt, at)) === 'noted') {
          await askForCount(delivery.announcementId);
          return at;
        }
        // Pressed twice at once, or just being sent to again: only the first press counts.
        const { announcementId, chunk, personId } = delivery;
        const now = await deliveries.get(announcementId, chunk, personId);
        if (!now) return at;
        delivery = now;
      }
    },
  };
}
