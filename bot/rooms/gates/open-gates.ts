import type { Storage } from '../../doors/azure/storage.ts';
import type { Route } from '../../doors/http/route.ts';
import type { JobHandler, Jobs } from '../../doors/jobs/job.ts';
import type { Recurring } from '../../doors/jobs/timetable.ts';
import type { ChatFace } from '../../doors/teams/chat.ts';
import type { Messenger } from '../../doors/teams/messenger.ts';
import type { AnnouncementsTable } from '../delivery/runs/announcements-table.ts';
import type { Feedback } from '../feedback/feedback.ts';
import type { People } from '../people/people.ts';
import type { PlanChanges } from '../rollout/waves/plan-changes.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { gatesChat } from './chat.ts';
import { createFactsCollector, type FactsDeps } from './facts/collect-facts.ts';
import type { GatesTable } from './gates-table.ts';
import { gatesJobs, WATCH_TURNS } from './jobs.ts';
import { limitsRoutes } from './limits/limits-routes.ts';
import { openGateLimits } from './limits/limits-table.ts';
import { recordRoutes } from './records/record-routes.ts';
import { replayRoutes } from './records/replay-routes.ts';
import { gatesRoutes } from './routes.ts';
import { safeguardRoutes } from './safeguards/safeguard-routes.ts';
import { openSafeguardsTable } from './safeguards/safeguards-table.ts';
import { openGateMessages } from './telling/gate-messages-table.ts';
import type { TellDeps } from './telling/tell-lead.ts';

export interface OpenGatesDeps extends Omit<FactsDeps, 'people' | 'rollouts' | 'announcements' | 'issues'> {
  people: People;
  rollouts: Rollouts;
  planChanges: PlanChanges;
  announcements: AnnouncementsTable;
  issues: Feedback['issues'];
  /** Opened before: the room that announces asks it too. */
  gates: GatesTable;
  jobs: Jobs;
  messenger: Messenger;
  gatesListAt: TellDeps['gatesListAt'];
}

/** The faces of the room of gates. */
export interface Gates {
  routes: Route[];
  chat: ChatFace;
  handlers: JobHandler[];
  timetable: Recurring[];
}

export async function openGates(storage: Storage, deps: OpenGatesDeps): Promise<Gates> {
  const gateLimits = await openGateLimits(storage);
  const safeguards = await openSafeguardsTable(storage);
  const deciding = {
    ...deps,
    gateLimits,
    safeguards,
    collector: createFactsCollector(deps),
    messages: await openGateMessages(storage),
  };
  return {
    routes: [
      ...gatesRoutes(deciding),
      ...limitsRoutes(deciding),
      ...replayRoutes(deciding),
      ...recordRoutes(deciding),
      ...safeguardRoutes({
        ...deciding,
        issueExists: async (number) => (await deps.issues.get(number)) !== undefined,
      }),
    ],
    chat: gatesChat(deciding),
    handlers: gatesJobs(deciding),
    timetable: [WATCH_TURNS],
  };
}
