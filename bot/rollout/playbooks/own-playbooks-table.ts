import type { Storage } from '../../azure/storage.ts';
import { inPartition, type Stored } from '../../azure/table.ts';
import type { Playbook } from './playbook.ts';

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

/**
 * One row a playbook, so that it is replaced at once and a reader never meets half of one. A cell takes 32,768
 * characters and a row 1 MiB, so the JSON text is cut over several cells of the row.
 */
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
const PART = 32_000;
const PARTS = 15;
/** Characters of JSON that fit into one row. */
export const LONGEST_PLAYBOOK = PART * PARTS;

/**
 * The JSON text of a playbook as it is kept. Only ASCII, so that nothing between here and the storage can cut a
 * character in two, as parts of long texts are.
 */
export function keptText(playbook: Playbook): string {
  return JSON.stringify(playbook).replace(/[^\x20-\x7e]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

export async function openOwnPlaybooksTable(storage: Storage): Promise<OwnPlaybooksTable> {
  const rows = await storage.table<PlaybookRow>('playbooks');

  const table: OwnPlaybooksTable = {
    async all() {
      const found: OwnPlaybook[] = [];
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) {
        if (!row.removed) found.push(toPlaybook(row));
      }
      return found;
    },
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && !row.removed ? toPlaybook(row) : undefined;
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
  const text = keptText(playbook);
  if (text.length > LONGEST_PLAYBOOK)
    throw new Error(`The playbook "${playbook.id}" is too long for its row.`);
  const row: PlaybookRow & { partitionKey: string; rowKey: string } = {
    partitionKey: PARTITION,
    rowKey: playbook.id,
    uploadedById: uploadedBy.id,
    uploadedByName: uploadedBy.name,
    uploadedAt,
    claimedAt: '',
    removed: false,
  };
  // All of them: what a longer one left in the row must not stay behind a shorter one.
  for (let part = 0; part < PARTS; part++) {
    row[`json${part}`] = text.slice(part * PART, (part + 1) * PART);
  }
  return row;
}

function toPlaybook(row: Stored<PlaybookRow>): OwnPlaybook {
  const text = Array.from({ length: PARTS }, (_, part) => row[`json${part}`] ?? '').join('');
  return {
    playbook: JSON.parse(text),
    uploadedBy: { id: row.uploadedById, name: row.uploadedByName },
    uploadedAt: row.uploadedAt,
    claimedAt: row.claimedAt || null,
    etag: row.etag,
  };
}
