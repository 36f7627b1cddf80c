import { z } from 'zod';
import { type Clock, timestamp } from '../../base/clock.ts';
import { type Message, message } from '../../base/words/message.ts';
import { StoredMessage } from '../../base/words/stored-message.ts';
import { jsonCell } from '../azure/json-cell.ts';
import type { Storage } from '../azure/storage.ts';
import { inPartition, type Stored } from '../azure/table.ts';

/** A job that failed for good, with the reason. */
export interface ParkedJob {
  id: string;
  /** The message as it was taken from the queue. */
  job: string;
  reason: Message;
  parkedAt: string;
}

/** Jobs that failed for good, kept with the reason until somebody looks at them. */
export interface ParkedJobs {
  add(id: string, job: string, reason: Message): Promise<void>;
  /** The newest first. */
  list(): Promise<ParkedJob[]>;
  get(id: string): Promise<ParkedJob | undefined>;
  remove(id: string): Promise<void>;
}

const ParkedRow = z.object({
  job: z.string(),
  /** A sentence, as versions before wrote it; empty where there is a `why`. */
  reason: z.string().default(''),
  why: jsonCell(StoredMessage).optional(),
  parkedAt: z.string(),
});

const PARTITION = 'parked';
/** What a cell takes, as JSON and with room to spare. */
const MOST_REASON_CHARACTERS = 1_000;

export async function openParkedJobs(storage: Storage, clock: Clock): Promise<ParkedJobs> {
  const rows = await storage.table<z.input<typeof ParkedRow>>('parkedjobs');
  const reader = rows.reader(toParked);

  return {
    async add(id, job, reason) {
      await rows.put({
        partitionKey: PARTITION,
        rowKey: id,
        job,
        why: JSON.stringify(shortened(reason)),
        parkedAt: timestamp(clock),
      });
    },
    async list() {
      const found = await Array.fromAsync(reader.each(rows.list({ filter: inPartition(PARTITION) })));
      return found.sort((a, b) => b.parkedAt.localeCompare(a.parkedAt));
    },
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && reader.one(row);
    },
    remove: (id) => rows.remove(PARTITION, id),
  };
}

function toParked(row: Stored<z.input<typeof ParkedRow>>): ParkedJob {
  const { job, reason, why, parkedAt } = ParkedRow.parse(row);
  return { id: row.rowKey, job, reason: why ?? message('doors.job-broke', { error: reason }), parkedAt };
}

/** Errors of libraries may say as much as they like. */
function shortened({ id, params = {} }: Message): Message {
  const entries = Object.entries(params).map(
    ([name, param]) =>
      [name, typeof param === 'string' ? param.slice(0, MOST_REASON_CHARACTERS) : param] as const,
  );
  return { id, params: Object.fromEntries(entries) };
}
