import type { Storage } from '../../../doors/azure/storage.ts';
import type { Stored } from '../../../doors/azure/table.ts';
import type { CardsWish } from '../../announcements/record/announcement.ts';

/** How far the cards of an announcement have been seen to, for the newest wish. */
export interface CardWork {
  id: string;
  wish: CardsWish;
  /** The first chunk that has not been seen to. */
  chunk: number;
  /** Cards that are as wished. */
  done: number;
  /** Cards that were not there any more, or whose people left. */
  gone: number;
  /** Cards that Teams would not change. */
  failed: number;
  /** Without a sign of life after this moment, ISO 8601, the work has broken off. */
  signBy: string;
  finishedAt: string | null;
}

/** As read: whoever writes it on has the work, and any other run of it ends. */
export type FoundCardWork = CardWork & { etag: string };

export interface CardWorkTable {
  get(id: string): Promise<FoundCardWork | undefined>;
  /** Takes the work over, from where it was left; a new wish begins at the first chunk. */
  take(id: string, wish: CardsWish, signBy: string): Promise<FoundCardWork>;
  /** Undefined when somebody else has taken the work over. */
  save(work: FoundCardWork): Promise<FoundCardWork | undefined>;
}

interface CardWorkRow {
  kind: string;
  at: string;
  chunk: number;
  done: number;
  gone: number;
  failed: number;
  signBy: string;
  /** Empty text: not yet. */
  finishedAt: string;
}

const PARTITION = 'cards';

export async function openCardWork(storage: Storage): Promise<CardWorkTable> {
  const rows = await storage.table<CardWorkRow>('cardwork');

  async function get(id: string): Promise<FoundCardWork | undefined> {
    const row = await rows.get(PARTITION, id);
    return row && toWork(row);
  }

  return {
    get,
    async take(id, wish, signBy) {
      for (;;) {
        const found = await get(id);
        const known = found?.wish.at === wish.at ? found : undefined;
        const work = { ...(known ?? beginning(id, wish)), signBy };
        if (found) await rows.update(toRow(work), found.etag);
        else await rows.insert(toRow(work));
        const taken = await get(id);
        if (taken?.signBy === signBy && taken.wish.at === wish.at) return taken;
      }
    },
    async save(work) {
      if ((await rows.update(toRow(work), work.etag)) === 'changed') return undefined;
      return get(work.id);
    },
  };
}

function beginning(id: string, wish: CardsWish): CardWork {
  return { id, wish, chunk: 0, done: 0, gone: 0, failed: 0, signBy: '', finishedAt: null };
}

function toRow({ id, wish, chunk, done, gone, failed, signBy, finishedAt }: CardWork) {
  return {
    partitionKey: PARTITION,
    rowKey: id,
    ...wish,
    chunk,
    done,
    gone,
    failed,
    signBy,
    finishedAt: finishedAt ?? '',
  };
}

function toWork(row: Stored<CardWorkRow>): FoundCardWork {
  return {
    id: row.rowKey,
    wish: { kind: row.kind === 'retract' ? 'retract' : 'update', at: row.at },
    chunk: row.chunk,
    done: row.done,
    gone: row.gone,
    failed: row.failed,
    signBy: row.signBy,
    finishedAt: row.finishedAt || null,
    etag: row.etag,
  };
}
