import type { Storage } from '../../doors/azure/storage.ts';
import { type AddedTable, openAddedTable } from './added-table.ts';
import { type DirectoryGroupsTable, openDirectoryGroupsTable } from './directory-groups-table.ts';

/** What is kept about directory groups: what they are called, and who is said to be in them. */
export interface Directory {
  groups: DirectoryGroupsTable;
  added: AddedTable;
}

export async function openDirectory(storage: Storage): Promise<Directory> {
  const [groups, added] = await Promise.all([openDirectoryGroupsTable(storage), openAddedTable(storage)]);
  return { groups, added };
}
