import { type Clock, timestamp } from '../clock.ts';
import type { Jobs } from '../jobs/job.ts';
import type { DeliveriesTable, FoundDelivery } from './deliveries-table.ts';
import { RECEIPT_AT, type Receipt } from './delivery.ts';

/** Writes down what people do with an announcement. One for each process. */
export interface ReceiptBook {
  /** Notes the first time, and has it counted. Gives that moment, ISO 8601; later times change nothing. */
  note(delivery: FoundDelivery, receipt: Receipt): Promise<string>;
}

interface ReceiptBookDeps {
  deliveries: Pick<DeliveriesTable, 'note'>;
  jobs: Jobs;
  clock: Clock;
}

/** A receipt is counted by the roll-up that starts this long after it ... */
const COUNT_AFTER_SECONDS = 2;
/** ... and further ones within this time need no roll-up of their own, since that one has not started yet. */
const SAME_COUNT_MS = 1_000;

export function openReceiptBook({ deliveries, jobs, clock }: ReceiptBookDeps): ReceiptBook {
  const countAskedAt = new Map<string, number>();

  async function askForCount(id: string): Promise<void> {
    const now = clock.now();
    if (now - (countAskedAt.get(id) ?? 0) < SAME_COUNT_MS) return;
    countAskedAt.set(id, now);
    await jobs.add('announcing.tally', { id }, COUNT_AFTER_SECONDS);
  }

  return {
    async note(delivery, receipt) {
      const before = delivery[RECEIPT_AT[receipt]];
      if (before !== null) return before;
      const at = timestamp(clock);
      await deliveries.note(delivery, receipt, at);
      await askForCount(delivery.announcementId);
      return at;
    },
  };
}
