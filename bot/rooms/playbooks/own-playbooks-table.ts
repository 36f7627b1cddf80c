import { jsonCell } from '../../doors/azure/json-cell.ts';
import { fromCells, longJson, toCells } from '../../doors/azure/long-json.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../doors/azure/table.ts';
import { Playbook } from './playbook.ts';

/** A playbook that the organisation brought itself. */
export interface OwnPlaybook {
  playbook: Playbook;
  uploadedBy: { id: string; name: string };
  uploadedAt: string;
  /** When somebody last began to plan with it; null if nobody did. */
  claimedAt: string | null;
  /** As it was read: a change since then is noticed. */
  etag: string;
}

export interface OwnPlaybooksTable {
  all(): Promise<OwnPlaybook[]>;
  get(id: string): Promise<OwnPlaybook | undefined>;
  insert(upload: Upload): Promise<'written' | 'changed'>;
  /** Takes the place of one that nobody touched since it was read. */
  replace(upload: Upload, etag: string): Promise<'written' | 'changed'>;
  claim(id: string, at: string, etag: string): Promise<'written' | 'changed'>;
  remove(id: string, etag: string): Promise<'written' | 'changed'>;
}

type Upload = Pick<OwnPlaybook, 'playbook' | 'uploadedBy' | 'uploadedAt'>;

/** One row a playbook, so that it is replaced at once and a reader never meets half of one. */
interface PlaybookRow {
  uploadedById: string;
  uploadedByName: string;
  uploadedAt: string;
  /** Empty text: nobody. */
  claimedAt: string;
  /** On its way out: for readers it is gone. */
  removed: boolean;
  [part: `json${number}`]: string;
}

const PARTITION = 'playbook';
const KeptPlaybook = jsonCell(Playbook);

export async function openOwnPlaybooksTable(storage: Storage): Promise<OwnPlaybooksTable> {
  const rows = await storage.table<PlaybookRow>('playbooks');
  const reader = rows.reader(toPlaybook);

  const table: OwnPlaybooksTable = {
    async all() {
      const found: OwnPlaybook[] = [];
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) {
        if (!row.removed) found.push(...reader.some([row]));
      }
      return found;
    },
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && !row.removed ? reader.one(row) : undefined;
    },
    async insert(upload) {
      const left = await rows.get(PARTITION, upload.playbook.id);
      // A removal that broke off has left its row.
      if (left?.removed) return rows.update(toRow(upload), left.etag);
      return (await rows.insert(toRow(upload))) === 'inserted' ? 'written' : 'changed';
    },
    replace: (upload, etag) => rows.update(toRow(upload), etag),
    claim: (id, at, etag) => rows.update({ partitionKey: PARTITION, rowKey: id, claimedAt: at }, etag),
    async remove(id, etag) {
      // Marked first: only a write can notice that somebody claimed it meanwhile.
      const marked = await rows.update({ partitionKey: PARTITION, rowKey: id, removed: true }, etag);
      if (marked === 'written') await rows.remove(PARTITION, id);
      return marked;
    },
  };
  return table;
}

function toRow({ playbook, uploadedBy, uploadedAt }: Upload) {
  return {
    partitionKey: PARTITION,
    rowKey: playbook.id,
    uploadedById: uploadedBy.id,
    uploadedByName: uploadedBy.name,
    uploadedAt,
    claimedAt: '',
    removed: false,
    ...toCells(longJson(playbook)),
  };
}

function toPlaybook(row: Stored<PlaybookRow>): OwnPlaybook {
  return {
    playbook: KeptPlaybook.parse(fromCells(row)),
    uploadedBy: { id: row.uploadedById, name: row.uploadedByName },
    uploadedAt: row.uploadedAt,
    claimedAt: row.claimedAt || null,
    etag: row.etag,
  };
}
