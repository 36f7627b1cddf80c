import type { ScreenLink } from '../../base/screen-link.ts';
import type { Storage } from '../../doors/azure/storage.ts';
import type { Jobs } from '../../doors/jobs/job.ts';
import type { SendingsTable } from '../delivery/record/sendings-table.ts';
import type { Feedback } from '../feedback/feedback.ts';
import type { People } from '../people/people.ts';
import type { PlanChanges } from '../rollout/waves/plan-changes.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { type Room, roomOf } from '../room.ts';
import type { Telling } from '../telling/telling.ts';
import { gatesChat } from './chat.ts';
import { createFactsCollector, type FactsDeps } from './facts/collect-facts.ts';
import { openGatesTable } from './gates-table.ts';
import { gatesJobs, WATCH_TURNS } from './jobs.ts';
import { limitsRoutes } from './limits/limits-routes.ts';
import { openGateLimits } from './limits/limits-table.ts';
import { recordRoutes } from './records/record-routes.ts';
import { replayRoutes } from './records/replay-routes.ts';
import { gatesRoutes } from './routes.ts';
import { safeguardRoutes } from './safeguards/safeguard-routes.ts';
import { openSafeguardsTable } from './safeguards/safeguards-table.ts';
import { openGateMessages } from './telling/gate-messages-table.ts';

interface GatesRoomDeps extends Omit<FactsDeps, 'people' | 'rollouts' | 'announcements' | 'issues'> {
  people: People;
  rollouts: Rollouts;
  planChanges: PlanChanges;
  sendings: SendingsTable;
  feedback: Feedback;
  jobs: Jobs;
  telling: Telling;
  /** Where a screen opens for whoever presses a link to it. */
  screenLink: ScreenLink;
}

/** Whether a wave may start: facts from the rooms before, conditions, decisions and their records. */
export async function openGatesRoom(storage: Storage, deps: GatesRoomDeps): Promise<Room> {
  const { issues } = deps.feedback;
  const gates = await openGatesTable(storage);
  const gateLimits = await openGateLimits(storage);
  const safeguards = await openSafeguardsTable(storage);
  const deciding = {
    ...deps,
    gates,
    gateLimits,
    safeguards,
    issues,
    collector: createFactsCollector({ ...deps, issues }),
    gatesListAt: (rolloutId?: string) => deps.screenLink(rolloutId ? `gates?rollout=${rolloutId}` : 'gates'),
    messages: await openGateMessages(storage),
  };
  return roomOf(undefined, {
    routes: [
      ...gatesRoutes(deciding),
      ...limitsRoutes(deciding),
      ...replayRoutes(deciding),
      ...recordRoutes(deciding),
      ...safeguardRoutes({
        ...deciding,
        issueExists: async (number) => (await issues.get(number)) !== undefined,
      }),
    ],
    chat: gatesChat(deciding),
    jobs: gatesJobs(deciding),
    timetable: [WATCH_TURNS],
  });
}
