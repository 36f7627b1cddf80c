import type { Role } from '../../contract/common.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import { filter, inPartition } from '../../doors/azure/table.ts';
import type { Person } from './person.ts';

/** People with a role other than member, by role: few, so that they can be listed without reading everybody. */
export interface RoleHolder {
  id: string;
  name: string;
  upn: string;
  groupId: string;
}

export interface RolesTable {
  set(person: Pick<Person, 'id' | 'name' | 'upn' | 'groupId' | 'role'>): Promise<void>;
  holders(role: Exclude<Role, 'member'>, groupId?: string): Promise<RoleHolder[]>;
}

interface RoleRow {
  name: string;
  upn: string;
  groupId: string;
}

export async function openRolesTable(storage: Storage): Promise<RolesTable> {
  const rows = await storage.table<RoleRow>('roles');
  return {
    async set(person) {
      for (const role of ['lead', 'champion'] as const) {
        if (person.role !== role) await rows.remove(role, person.id);
      }
      if (person.role === 'member') return;
      const { name, upn, groupId } = person;
      await rows.put({ partitionKey: person.role, rowKey: person.id, name, upn, groupId });
    },
    async holders(role, groupId) {
      const where =
        groupId === undefined ? inPartition(role) : filter`PartitionKey eq ${role} and groupId eq ${groupId}`;
      const found: RoleHolder[] = [];
      for await (const row of rows.list({ filter: where })) {
        found.push({ id: row.rowKey, name: row.name, upn: row.upn, groupId: row.groupId });
      }
      return found.sort((a, b) => a.name.localeCompare(b.name));
    },
  };
}
