import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../../doors/azure/table.ts';

export type ReminderAbout = 'answer' | 'called-off';

/** The last reminder of an announcement. */
export interface Reminder {
  announcementId: string;
  /** When somebody asked for it, ISO 8601: which reminder it is. */
  at: string;
  /** What people are written to about: that they have not answered, or that there is nothing to answer any more. */
  about: ReminderAbout;
  text: string;
  /** The first chunk whose people were not all looked at. */
  chunk: number;
  /** The last sign of life of the job that sends it, ISO 8601; null once everybody was looked at, or nobody is to be. */
  aliveAt: string | null;
  /** People whom Teams refused it to, and people about whom Teams never said whether it arrived. */
  failed: number;
  unknown: number;
}

export type FoundReminder = Reminder & { etag: string };

export interface RemindersTable {
  get(announcementId: string): Promise<FoundReminder | undefined>;
  /** `taken`: another one began at or after this moment; only one of two who ask at once begins. */
  begin(reminder: Reminder, notSince: string): Promise<'begun' | { taken: string }>;
  /** It was not begun after all. */
  takeBack(reminder: Reminder): Promise<void>;
  /** Undefined when another run, or another reminder, has gone on instead. */
  goOn(
    found: FoundReminder,
    change: Partial<Pick<Reminder, 'chunk' | 'aliveAt' | 'failed' | 'unknown'>>,
  ): Promise<FoundReminder | undefined>;
  /** Those that are not over. */
  unfinished(): Promise<Reminder[]>;
}

interface ReminderRow {
  at: string;
  /** Missing in rows from before anybody was told that something was cancelled. */
  about?: string;
  text: string;
  chunk: number;
  /** Empty text: over. */
  aliveAt: string;
  failed?: number;
  unknown?: number;
}

const PARTITION = 'reminder';

export async function openRemindersTable(storage: Storage): Promise<RemindersTable> {
  const rows = await storage.table<ReminderRow>('reminders');

  async function get(announcementId: string): Promise<FoundReminder | undefined> {
    const row = await rows.get(PARTITION, announcementId);
    return row && toReminder(row);
  }

  return {
    get,
    async begin(reminder, notSince) {
      for (;;) {
        const found = await get(reminder.announcementId);
        if (found && found.at >= notSince) return { taken: found.at };
        const begun = found
          ? (await rows.update(toRow(reminder), found.etag)) === 'written'
          : (await rows.insert(toRow(reminder))) === 'inserted';
        if (begun) return 'begun';
      }
    },
    async takeBack({ announcementId, at }) {
      const found = await get(announcementId);
      if (found?.at === at) await rows.update({ ...toRow(found), at: '', aliveAt: '' }, found.etag);
    },
    async goOn(found, change) {
      const next = { ...found, ...change };
      return (await rows.update(toRow(next), found.etag)) === 'written'
        ? get(found.announcementId)
        : undefined;
    },
    async unfinished() {
      const found: Reminder[] = [];
      for await (const row of rows.list({ filter: `${inPartition(PARTITION)} and aliveAt gt ''` }))
        found.push(toReminder(row));
      return found;
    },
  };
}

function toRow({ announcementId, at, about, text, chunk, aliveAt, failed, unknown }: Reminder) {
  const key = { partitionKey: PARTITION, rowKey: announcementId };
  return { ...key, at, about, text, chunk, aliveAt: aliveAt ?? '', failed, unknown };
}

function toReminder(row: Stored<ReminderRow>): FoundReminder {
  const { rowKey, at, about, text, chunk, aliveAt, failed = 0, unknown = 0, etag } = row;
  return {
    announcementId: rowKey,
    at,
    about: about === 'called-off' ? about : 'answer',
    text,
    chunk,
    aliveAt: aliveAt || null,
    failed,
    unknown,
    etag,
  };
}
