import type { Storage } from '../../doors/azure/storage.ts';
import { type Room, roomOf } from '../room.ts';
import { type ExitCriteria, openExitCriteria } from './exit-criteria.ts';

/** The conditions on which a phase may begin, or is done, with their evidence. Its screen is in `overview`. */
export async function openCriteriaRoom(storage: Storage): Promise<Room<ExitCriteria>> {
  return roomOf(await openExitCriteria(storage));
}
