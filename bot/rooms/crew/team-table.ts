import { TeamRole } from '../../contract/crew/rollout-team.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { inPartition, type Stored } from '../../doors/azure/table.ts';
import type { Member } from './team.ts';

/** A member as read; the etag says whether anybody changed the place since. */
export type FoundMember = Member & { etag: string };

export interface TeamTable {
  /** Everybody who carries a rollout. Reads one row for each. */
  of(rolloutId: string): Promise<Member[]>;
  get(rolloutId: string, id: string): Promise<FoundMember | undefined>;
  /** `exists` when the place is taken. */
  add(rolloutId: string, member: Member): Promise<'added' | 'exists'>;
  /** Takes off exactly this member: `changed` when the place is not theirs any more, or not as it was read. */
  remove(rolloutId: string, member: FoundMember): Promise<'removed' | 'changed'>;
}

/** The rollout is the partition, the member's id the row key. */
interface MemberRow {
  role: string;
  /** Empty text: none. So with `personId`. */
  groupId: string;
  name: string;
  email: string;
  personId: string;
  byId: string;
  byName: string;
  at: string;
}

export async function openTeamTable(storage: Storage): Promise<TeamTable> {
  const rows = await storage.table<MemberRow>('rolloutteam');
  return {
    async of(rolloutId) {
      const found: Member[] = [];
      for await (const row of rows.list({ filter: inPartition(rolloutId) })) found.push(toMember(row));
      return found;
    },
    async get(rolloutId, id) {
      const row = await rows.get(rolloutId, id);
      return row && { ...toMember(row), etag: row.etag };
    },
    async add(rolloutId, { id, role, groupId, name, email, personId, by, at }) {
      const inserted = await rows.insert({
        partitionKey: rolloutId,
        rowKey: id,
        role,
        groupId: groupId ?? '',
        name,
        email,
        personId: personId ?? '',
        byId: by.id,
        byName: by.name,
        at,
      });
      return inserted === 'inserted' ? 'added' : 'exists';
    },
    remove: (rolloutId, { id, etag }) => rows.removeUnchanged(rolloutId, id, etag),
  };
}

function toMember(row: Stored<MemberRow>): Member {
  return {
    id: row.rowKey,
    role: TeamRole.parse(row.role),
    groupId: row.groupId || null,
    name: row.name,
    email: row.email,
    personId: row.personId || null,
    by: { id: row.byId, name: row.byName },
    at: row.at,
  };
}
