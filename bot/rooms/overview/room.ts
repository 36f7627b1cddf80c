import type { AdoptionApi } from '../adoption/room.ts';
import type { AnnouncementsTable } from '../announcements/record/announcements-table.ts';
import type { RolloutTeam } from '../crew/rollout-team.ts';
import type { ExitCriteria } from '../criteria/exit-criteria.ts';
import type { Delivery } from '../delivery/room.ts';
import type { Directory } from '../directory/directory.ts';
import type { Feedback } from '../feedback/feedback.ts';
import type { People } from '../people/people.ts';
import type { RolloutApi } from '../rollout/room.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { checklistRoutes } from './checklist/checklist-routes.ts';
import { groupPageRoutes } from './group-page/group-page-routes.ts';
import { moveRoutes } from './moves/move-routes.ts';
import { myRolloutRoutes } from './my-rollout/my-rollout-routes.ts';
import { needsRoutes } from './needs/needs-routes.ts';
import type { NeedsDeps } from './needs/read-needs.ts';
import { rolloutRoutes } from './rollouts/rollout-routes.ts';
import { statusRoutes } from './status/status-routes.ts';

interface OverviewDeps extends Basics, RolloutApi {
  people: People;
  exitCriteria: ExitCriteria;
  team: RolloutTeam;
  feedback: Feedback;
  announcements: Pick<AnnouncementsTable, 'heads' | 'get'>;
  reviews: NeedsDeps['reviews'];
  delivery: Pick<Delivery, 'runs' | 'announcedWaves'>;
  imports: NeedsDeps['imports'];
  adoption: AdoptionApi;
  directory: Directory;
  /** Counts over fewer people are not shown. */
  privacyFloor: number;
}

/** What reads many rooms for one screen. The last of the rooms that screens are made of: none of them knows it. */
export function openOverviewRoom(deps: OverviewDeps): Room {
  const { runs, announcedWaves } = deps.delivery;
  const reading = { ...deps, reachedIn: runs.sentIn, announcedWaves };
  return roomOf(undefined, {
    routes: [
      ...statusRoutes(reading),
      ...needsRoutes({ ...deps, issues: deps.feedback.issues }),
      ...checklistRoutes(reading),
      ...moveRoutes(reading),
      ...rolloutRoutes({ ...reading, runs }),
      ...myRolloutRoutes(reading),
      ...groupPageRoutes(reading),
    ],
  });
}
