import { UsageChoice } from '../../contract/directory/directory.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../doors/azure/table.ts';
import type { DirectoryChoice } from './directory-group.ts';

/** A choice as it is kept. */
export interface KeptChoice extends DirectoryChoice {
  by: { id: string; name: string };
  at: string;
  /** 1 for the first change, then one more with each. */
  version: number;
}

export interface DirectoryGroupsTable {
  /** By phase; one for which nobody has chosen anything is missing. */
  of(rolloutId: string): Promise<ReadonlyMap<string, KeptChoice>>;
  get(rolloutId: string, phaseId: string): Promise<KeptChoice | undefined>;
  /** `changed` if the phase is no longer at the version before this one. */
  save(rolloutId: string, phaseId: string, choice: KeptChoice): Promise<'saved' | 'changed'>;
}

/** The rollout is the partition, the phase the row key. */
interface DirectoryGroupRow {
  /** Empty text: as the playbook has it. So with `usage`. */
  name: string;
  usage: string;
  byId: string;
  byName: string;
  at: string;
  version: number;
}

export async function openDirectoryGroupsTable(storage: Storage): Promise<DirectoryGroupsTable> {
  const rows = await storage.table<DirectoryGroupRow>('directorygroups');
  return {
    async of(rolloutId) {
      const found = new Map<string, KeptChoice>();
      for await (const row of rows.list({ filter: inPartition(rolloutId) })) {
        found.set(row.rowKey, toChoice(row));
      }
      return found;
    },
    async get(rolloutId, phaseId) {
      const row = await rows.get(rolloutId, phaseId);
      return row && toChoice(row);
    },
    async save(rolloutId, phaseId, { name, usage, by, at, version }) {
      const row = {
        partitionKey: rolloutId,
        rowKey: phaseId,
        name: name ?? '',
        usage: usage ?? '',
        byId: by.id,
        byName: by.name,
        at,
        version,
      };
      const known = await rows.get(rolloutId, phaseId);
      if ((known?.version ?? 0) !== version - 1) return 'changed';
      if (known) return (await rows.update(row, known.etag)) === 'written' ? 'saved' : 'changed';
      return (await rows.insert(row)) === 'inserted' ? 'saved' : 'changed';
    },
  };
}

function toChoice(row: Stored<DirectoryGroupRow>): KeptChoice {
  return {
    name: row.name || null,
    usage: row.usage === '' ? null : UsageChoice.parse(row.usage),
    by: { id: row.byId, name: row.byName },
    at: row.at,
    version: row.version,
  };
}
