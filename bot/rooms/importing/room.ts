import type { Storage } from '../../doors/azure/storage.ts';
import type { Adoption } from '../adoption/usage-snapshots.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { peopleImportJob } from './people/import-people.ts';
import { type ImportTurns, openImportTurns } from './people/import-turns.ts';
import { importingRoutes } from './routes.ts';

interface ImportingRoomDeps extends Basics {
  people: People;
  rollouts: Pick<Rollouts, 'going' | 'waves' | 'pilots'>;
  adoption: Adoption;
}

export interface Importing {
  /** Runs this once an import of people is done, in the process that carried it out: for who keeps a copy of who there is. */
  afterPeople(listener: () => Promise<void>): void;
  /** The import of people that is under way, or was last. */
  newest: ImportTurns['newest'];
}

/** People and usage from files: what is in them, what they change, and the change itself. */
export async function openImportingRoom(storage: Storage, deps: ImportingRoomDeps): Promise<Room<Importing>> {
  const turns = await openImportTurns(storage, deps.clock);
  const listeners: (() => Promise<void>)[] = [];
  const imported = async () => {
    for (const listener of listeners) await listener();
  };
  return roomOf<Importing>(
    { afterPeople: (listener) => void listeners.push(listener), newest: turns.newest },
    {
      routes: importingRoutes({ ...deps, turns }),
      jobs: [peopleImportJob({ ...deps, turns }, imported)],
    },
  );
}
