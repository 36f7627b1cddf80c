import type { Room } from '../room.ts';
import { type ImportingDeps, importingRoutes } from './routes.ts';

export interface Importing {
  /** Runs this after each import of people, before it is answered: for who keeps a copy of who there is. */
  afterPeople(listener: () => Promise<void>): void;
}

/** People and usage from files: what is in them, what they change, and the change itself. */
export function openImportingRoom(deps: ImportingDeps): Room<Importing> {
  const listeners: (() => Promise<void>)[] = [];
  const peopleImported = async () => {
    for (const listener of listeners) await listener();
  };
  return {
    routes: importingRoutes(deps, peopleImported),
    chat: {},
    jobs: [],
    timetable: [],
    api: { afterPeople: (listener) => void listeners.push(listener) },
  };
}
