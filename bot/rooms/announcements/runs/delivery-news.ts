import type { Words } from '../../../base/words/message.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import type { Part } from '../record/announcement.ts';
import type { Reached } from '../record/reached.ts';
import { endPart, reopenRun, stopRun } from './send-runs.ts';

/** What the rooms that deliver an announcement tell of it. Each may be told again. */
export interface DeliveryNews {
  counted(id: string, reached: Partial<Reached>): Promise<void>;
  partEnded(id: string, end: { part: Part; number?: number; at: string }): Promise<void>;
  /** A fault of the set-up ended the run before everybody was served. */
  stopped(id: string, because: Words): Promise<void>;
  /** Somebody can be served after all. True while it is being sent. */
  reopen(id: string): Promise<boolean>;
}

export function deliveryNews(
  deps: Pick<AuthoringDeps, 'announcements' | 'audit' | 'jobs' | 'clock'>,
): DeliveryNews {
  return {
    counted: (id, reached) => deps.announcements.saveReached(id, reached),
    partEnded: (id, end) => endPart(deps, id, end),
    stopped: (id, because) => stopRun(deps, id, because),
    reopen: (id) => reopenRun(deps, id),
  };
}
