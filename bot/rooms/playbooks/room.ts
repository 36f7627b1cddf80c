import type { Storage } from '../../doors/azure/storage.ts';
import { type Room, roomOf } from '../room.ts';
import { openPlaybooks, type Playbooks } from './playbook-library.ts';
import { shippedPlaybooks } from './shipped-playbooks.ts';

/** The playbooks that come with the product, and the organisation's own. */
export async function openPlaybooksRoom(storage: Storage): Promise<Room<Playbooks>> {
  return roomOf(await openPlaybooks(storage, shippedPlaybooks()));
}
