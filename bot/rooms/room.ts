import type { Route } from '../doors/http/route.ts';
import type { JobHandler } from '../doors/jobs/job.ts';
import type { Recurring } from '../doors/jobs/timetable.ts';
import type { ChatFace } from '../doors/teams/chat.ts';

/** Its part in what anyone can see, and have erased, of what is kept about them. */
export interface PrivacyFace {
  /** Everything that the room keeps about a person, as data; undefined where there is nothing. */
  export(personId: string): Promise<unknown>;
  erase(personId: string): Promise<void>;
}

/** A feature as `app.ts` opens it: its faces to the doors, and what the rooms after it may ask of it. */
export interface Room<Api = undefined> {
  routes: readonly Route[];
  chat: ChatFace;
  jobs: readonly JobHandler[];
  timetable: readonly Recurring[];
  privacy?: PrivacyFace;
  api: Api;
}
