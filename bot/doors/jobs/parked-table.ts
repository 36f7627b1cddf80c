import { type Clock, timestamp } from '../../base/clock.ts';
import type { Storage } from '../azure/storage.ts';
import { inPartition } from '../azure/table.ts';

/** A job that failed for good, with the reason. */
export interface ParkedJob {
  id: string;
  /** The message as it was taken from the queue. */
  job: string;
  reason: string;
  parkedAt: string;
}

/** Jobs that failed for good, kept with the reason until somebody looks at them. */
export interface ParkedJobs {
  add(id: string, job: string, reason: string): Promise<void>;
  /** The newest first. */
  list(): Promise<ParkedJob[]>;
  get(id: string): Promise<ParkedJob | undefined>;
  remove(id: string): Promise<void>;
}

interface ParkedRow {
  job: string;
  reason: string;
  parkedAt: string;
}

const PARTITION = 'parked';

export async function openParkedJobs(storage: Storage, clock: Clock): Promise<ParkedJobs> {
  const rows = await storage.table<ParkedRow>('parkedjobs');

  function toParked({ rowKey, job, reason, parkedAt }: ParkedRow & { rowKey: string }): ParkedJob {
    return { id: rowKey, job, reason, parkedAt };
  }

  return {
    async add(id, job, reason) {
      await rows.put({
        partitionKey: PARTITION,
        rowKey: id,
        job,
        reason: reason.slice(0, 1000),
        parkedAt: timestamp(clock),
      });
    },
    async list() {
      const found: ParkedJob[] = [];
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) found.push(toParked(row));
      return found.sort((a, b) => b.parkedAt.localeCompare(a.parkedAt));
    },
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && toParked(row);
    },
    remove: (id) => rows.remove(PARTITION, id),
  };
}
