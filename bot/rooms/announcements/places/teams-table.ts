import type { Storage } from '../../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../../doors/azure/table.ts';
import type { Office } from '../../../doors/teams/chat.ts';

/** A team that the bot is in, or was. */
export interface KnownTeam {
  /** As Teams names it, which is also the id of its General channel. */
  id: string;
  name: string;
  /** Where the bot is called for it; as the team's newest activity said. */
  office: Office;
  /** When the bot was removed, ISO 8601; null while it is in the team. */
  removedAt: string | null;
}

export type FoundTeam = KnownTeam & { etag: string };

export interface TeamsTable {
  get(id: string): Promise<FoundTeam | undefined>;
  /** By name. */
  all(): Promise<FoundTeam[]>;
  add(team: KnownTeam): Promise<'added' | 'exists'>;
  /** `changed` when it is not as it was found. */
  update(found: FoundTeam, next: KnownTeam): Promise<'written' | 'changed'>;
}

interface TeamRow {
  name: string;
  serviceUrl: string;
  tenantId: string;
  botId: string;
  /** Empty text: the bot is in the team. */
  removedAt: string;
}

const PARTITION = 'team';

export async function openTeamsTable(storage: Storage): Promise<TeamsTable> {
  const rows = await storage.table<TeamRow>('knownteams');
  return {
    async get(id) {
      const row = await rows.get(PARTITION, id);
      return row && toTeam(row);
    },
    async all() {
      const found: FoundTeam[] = [];
      for await (const row of rows.list({ filter: inPartition(PARTITION) })) found.push(toTeam(row));
      return found.sort((a, b) => a.name.localeCompare(b.name));
    },
    async add(team) {
      return (await rows.insert(toRow(team))) === 'inserted' ? 'added' : 'exists';
    },
    update: ({ etag }, next) => rows.update(toRow(next), etag),
  };
}

function toRow({ id, name, office, removedAt }: KnownTeam) {
  const { serviceUrl, tenantId, botId } = office;
  return {
    partitionKey: PARTITION,
    rowKey: id,
    name,
    serviceUrl,
    tenantId,
    botId,
    removedAt: removedAt ?? '',
  };
}

function toTeam({ rowKey, name, serviceUrl, tenantId, botId, removedAt, etag }: Stored<TeamRow>): FoundTeam {
  return { id: rowKey, name, office: { serviceUrl, tenantId, botId }, removedAt: removedAt || null, etag };
}
