import type { Storage } from '../azure/storage.ts';
import { type Clock, timestamp } from '../clock.ts';

/** Jobs that failed for good, kept with the reason until somebody looks at them. */
export interface ParkedJobs {
  add(id: string, job: string, reason: string): Promise<void>;
}

interface ParkedRow {
  job: string;
  reason: string;
  parkedAt: string;
}

export async function openParkedJobs(storage: Storage, clock: Clock): Promise<ParkedJobs> {
  const rows = await storage.table<ParkedRow>('parkedjobs');
  return {
    async add(id, job, reason) {
      await rows.put({
        partitionKey: 'parked',
        rowKey: id,
        job,
        reason: reason.slice(0, 1000),
        parkedAt: timestamp(clock),
      });
    },
  };
}
