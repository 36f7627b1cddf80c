import { z } from 'zod';
import type { Words } from '../../base/words/message.ts';
import { readWords, writeWords } from '../../base/words/stored.ts';
import { InstallProgress } from '../../contract/installing/installing.ts';
import { jsonCell } from '../../doors/azure/json-cell.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inPartition, type Stored } from '../../doors/azure/table.ts';
import type { AudiencePlace } from './installs-table.ts';

/** What was counted of the people of one announcement. */
export type InstallCounts = Pick<InstallProgress, 'asked' | 'served' | 'waiting' | 'refused' | 'countedAt'>;

/** Bringing the app to the people of one announcement. */
export interface InstallWork {
  id: string;
  state: InstallProgress['state'];
  by: { id: string; name: string };
  /** ISO 8601; the moment also names the wish. */
  wishedAt: string;
  stoppedBecause: Words | null;
  /** Behind whom the pass over the audience goes on; null: from the start. */
  last: AudiencePlace | null;
  /** The pass, and every one before it, asked for everybody who could be asked for. */
  allAsked: boolean;
  /** Another pass follows this one: somebody's hour is still to come, or Graph did not answer. */
  onceMore: boolean;
  /** Until then, ISO 8601, a job says that it lives; one that is late is gone. */
  signBy: string;
  counts: InstallCounts;
}

export type FoundWork = InstallWork & { etag: string };

export interface InstallWorkTable {
  get(id: string): Promise<FoundWork | undefined>;
  add(work: InstallWork): Promise<'inserted' | 'exists'>;
  /** `changed` when somebody else was quicker. */
  save(work: FoundWork): Promise<'written' | 'changed'>;
  /** Those that a job is seeing to, or should be. */
  goingOn(): Promise<FoundWork[]>;
}

interface WorkRow {
  state: string;
  byId: string;
  byName: string;
  wishedAt: string;
  stoppedBecause: string;
  /** AudiencePlace as JSON; empty text: from the start. */
  last: string;
  allAsked: boolean;
  onceMore: boolean;
  signBy: string;
  /** InstallCounts as JSON. */
  counts: string;
}

const KeptPlace = jsonCell(z.object({ chunk: z.number(), personId: z.string() }));
const KeptCounts = jsonCell(
  InstallProgress.pick({ asked: true, served: true, waiting: true, refused: true, countedAt: true }),
);

const PARTITION = 'work';

export async function openInstallWork(storage: Storage): Promise<InstallWorkTable> {
  const rows = await storage.table<WorkRow>('installwork');
  const reader = rows.reader(toWork);
  return {
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && reader.one(row);
    },
    add: (work) => rows.insert(toRow(work)),
    save: (work) => rows.update(toRow(work), work.etag),
    async goingOn() {
      const open = filter`state eq ${'going-on'}`;
      return Array.fromAsync(reader.each(rows.list({ filter: `${inPartition(PARTITION)} and ${open}` })));
    },
  };
}

function toRow(work: InstallWork) {
  return {
    partitionKey: PARTITION,
    rowKey: work.id,
    state: work.state,
    byId: work.by.id,
    byName: work.by.name,
    wishedAt: work.wishedAt,
    stoppedBecause: work.stoppedBecause ? writeWords(work.stoppedBecause) : '',
    last: work.last ? JSON.stringify(work.last) : '',
    allAsked: work.allAsked,
    onceMore: work.onceMore,
    signBy: work.signBy,
    counts: JSON.stringify(work.counts),
  };
}

function toWork(row: Stored<WorkRow>): FoundWork {
  return {
    id: row.rowKey,
    state: InstallProgress.shape.state.parse(row.state),
    by: { id: row.byId, name: row.byName },
    wishedAt: row.wishedAt,
    stoppedBecause: row.stoppedBecause ? readWords(row.stoppedBecause) : null,
    last: row.last ? KeptPlace.parse(row.last) : null,
    allAsked: row.allAsked,
    onceMore: row.onceMore,
    signBy: row.signBy,
    counts: KeptCounts.parse(row.counts),
    etag: row.etag,
  };
}
