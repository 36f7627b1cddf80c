import { SendRunKind, SendRunView } from '../../../contract/delivery/send-runs.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../../doors/azure/table.ts';

/** One pass over the people of an announcement, with how they stood before it. */
export interface SendRun {
  announcementId: string;
  /** 1 for the first. */
  number: number;
  kind: SendRunKind;
  state: SendRunView['state'];
  by: { id: string; name: string };
  startedAt: string;
  endedAt: string | null;
  /** Whom it is for; null until they are known. */
  people: number | null;
  /** Who had it before this run. */
  sentBefore: number;
  /** Who had it at its end; null while it goes on. */
  sentAfter: number | null;
}

export interface SendRunsTable {
  /** In their order. */
  of(announcementId: string): Promise<SendRun[]>;
  /** One that is there already stays as it is. */
  begin(run: SendRun): Promise<void>;
  change(
    key: Pick<SendRun, 'announcementId' | 'number'>,
    change: Partial<Pick<SendRun, 'state' | 'endedAt' | 'people' | 'sentAfter'>>,
  ): Promise<void>;
}

interface SendRunRow {
  kind: string;
  state: string;
  byId: string;
  byName: string;
  startedAt: string;
  /** Empty text: not yet. */
  endedAt: string;
  /** -1: not known yet, in this and the next but one. */
  people: number;
  sentBefore: number;
  sentAfter: number;
}

const UNKNOWN = -1;

export async function openSendRuns(storage: Storage): Promise<SendRunsTable> {
  const rows = await storage.table<SendRunRow>('sendruns');
  const runs = rows.reader(toRun);
  return {
    async of(announcementId) {
      return Array.fromAsync(runs.each(rows.list({ filter: inPartition(announcementId) })));
    },
    async begin({ announcementId, number, by, endedAt, people, sentAfter, ...run }) {
      await rows.insert({
        ...keyOf({ announcementId, number }),
        ...run,
        byId: by.id,
        byName: by.name,
        endedAt: endedAt ?? '',
        people: people ?? UNKNOWN,
        sentAfter: sentAfter ?? UNKNOWN,
      });
    },
    async change(key, { state, endedAt, people, sentAfter }) {
      await rows.merge({
        ...keyOf(key),
        ...(state && { state }),
        ...(endedAt !== undefined && { endedAt: endedAt ?? '' }),
        ...(people !== undefined && { people: people ?? UNKNOWN }),
        ...(sentAfter !== undefined && { sentAfter: sentAfter ?? UNKNOWN }),
      });
    },
  };
}

function keyOf({ announcementId, number }: Pick<SendRun, 'announcementId' | 'number'>) {
  return { partitionKey: announcementId, rowKey: String(number).padStart(5, '0') };
}

function toRun(row: Stored<SendRunRow>): SendRun {
  return {
    announcementId: row.partitionKey,
    number: Number(row.rowKey),
    kind: SendRunKind.parse(row.kind),
    state: SendRunView.shape.state.parse(row.state),
    by: { id: row.byId, name: row.byName },
    startedAt: row.startedAt,
    endedAt: row.endedAt || null,
    people: row.people < 0 ? null : row.people,
    sentBefore: row.sentBefore,
    sentAfter: row.sentAfter < 0 ? null : row.sentAfter,
  };
}
