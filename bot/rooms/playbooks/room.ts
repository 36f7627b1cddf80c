import type { Storage } from '../../doors/azure/storage.ts';
import { type Room, roomOf } from '../room.ts';
import type { Playbook } from './playbook.ts';
import { openPlaybooks, type Playbooks } from './playbook-library.ts';
import { shippedPlaybooks } from './shipped-playbooks.ts';

/** The playbooks that come with the product, and the organisation's own. */
export async function openPlaybooksRoom(
  storage: Storage,
  { shipped = shippedPlaybooks() }: { shipped?: readonly Playbook[] } = {},
): Promise<Room<Playbooks>> {
  return roomOf(await openPlaybooks(storage, shipped));
}
