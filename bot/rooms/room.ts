import type { Clock } from '../base/clock.ts';
import type { Route } from '../doors/http/route.ts';
import type { JobHandler, Jobs } from '../doors/jobs/job.ts';
import type { Recurring } from '../doors/jobs/timetable.ts';
import type { ChatFace } from '../doors/teams/chat.ts';

/** Its part in what anyone can see, and have erased, of what is kept about them. */
export interface PrivacyFace {
  /** Everything that the room keeps about a person, as data; undefined where there is nothing. */
  export(personId: string): Promise<unknown>;
  erase(personId: string): Promise<void>;
}

/** What a room turns towards the doors. */
export interface Faces {
  routes: readonly Route[];
  chat: ChatFace;
  jobs: readonly JobHandler[];
  timetable: readonly Recurring[];
  privacy?: PrivacyFace;
}

/** A feature as `app.ts` opens it: its faces to the doors, and what the rooms after it may ask of it. */
export interface Room<Api = unknown> extends Faces {
  api: Api;
}

/** What rooms are opened with, beside their storage and the rooms before them. */
export interface Basics {
  jobs: Jobs;
  clock: Clock;
  /** Of the organisation: for dates, and for people whose own zone nobody knows. */
  timeZone: string;
}

/** A room with the faces that it has; the others are empty. */
export function roomOf<Api>(api: Api, faces: Partial<Faces> = {}): Room<Api> {
  return { routes: [], chat: {}, jobs: [], timetable: [], ...faces, api };
}
