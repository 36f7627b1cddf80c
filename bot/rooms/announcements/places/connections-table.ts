import type { ChannelOwner } from '../../../contract/channels/channels.ts';
import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../../doors/azure/table.ts';

/** The one channel that announcements for a group, the pilot set or everyone are posted in. */
export interface Connection {
  owner: ChannelOwner;
  teamId: string;
  channelId: string;
  channelName: string;
  by: { id: string; name: string };
  at: string;
  /** The channel was deleted. */
  gone: boolean;
}

export interface ConnectionsTable {
  all(): Promise<Connection[]>;
  /** It takes the place of the one before. */
  put(connection: Connection): Promise<void>;
  remove(owner: ChannelOwner): Promise<void>;
  /** What Teams said about a channel, for everybody who is connected to it. Answers with those who are. */
  channelIs(channelId: string, change: { name?: string; gone?: boolean }): Promise<Connection[]>;
}

interface ConnectionRow {
  teamId: string;
  channelId: string;
  channelName: string;
  byId: string;
  byName: string;
  at: string;
  gone: boolean;
}

const PARTITION = 'connection';

export async function openConnectionsTable(storage: Storage): Promise<ConnectionsTable> {
  const rows = await storage.table<ConnectionRow>('channelconnections');

  async function stored(): Promise<Stored<ConnectionRow>[]> {
    return Array.fromAsync(rows.list({ filter: inPartition(PARTITION) }));
  }

  return {
    all: async () => (await stored()).map(toConnection),
    async put({ owner, teamId, channelId, channelName, by, at, gone }) {
      const named = { byId: by.id, byName: by.name };
      const key = { partitionKey: PARTITION, rowKey: owner };
      await rows.put({ ...key, teamId, channelId, channelName, ...named, at, gone });
    },
    remove: (owner) => rows.remove(PARTITION, owner),
    async channelIs(channelId, { name, gone }) {
      const changed: Connection[] = [];
      for (const row of (await stored()).filter((one) => one.channelId === channelId)) {
        const next = { ...row, channelName: name ?? row.channelName, gone: gone ?? row.gone };
        const { partitionKey, rowKey, channelName } = next;
        // Whoever was connected to another channel meanwhile has nothing to do with this one any more.
        const written = await rows.update({ partitionKey, rowKey, channelName, gone: next.gone }, row.etag);
        if (written === 'written') changed.push(toConnection(next));
      }
      return changed;
    },
  };
}

function toConnection(row: Stored<ConnectionRow>): Connection {
  return {
    owner: row.rowKey,
    teamId: row.teamId,
    channelId: row.channelId,
    channelName: row.channelName,
    by: { id: row.byId, name: row.byName },
    at: row.at,
    gone: row.gone,
  };
}
