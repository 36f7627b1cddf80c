import type { Storage } from '../../doors/azure/storage.ts';
import type { AdoptionApi } from '../adoption/room.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { type Directory, openDirectory } from './directory.ts';
import { directoryRoutes } from './directory-routes.ts';

interface DirectoryRoomDeps extends Basics {
  people: People;
  rollouts: Rollouts;
  adoption: AdoptionApi;
}

/** Which directory group brings a phase to people, and who was added to it. */
export async function openDirectoryRoom(storage: Storage, deps: DirectoryRoomDeps): Promise<Room<Directory>> {
  const directory = await openDirectory(storage);
  return roomOf(directory, { routes: directoryRoutes({ ...deps, directory }) });
}
