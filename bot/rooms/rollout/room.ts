import type { Storage } from '../../doors/azure/storage.ts';
import type { People } from '../people/people.ts';
import type { Playbooks } from '../playbooks/playbook-library.ts';
import { type Basics, type Room, roomOf } from '../room.ts';
import { pilotRoutes } from './changes/pilot-routes.ts';
import { rolloutChat } from './chat.ts';
import { openPilotSetsTable } from './pilots/pilot-sets-table.ts';
import { compareRoutes } from './planning/compare-routes.ts';
import { planningRulesRoutes } from './planning/planning-rules-routes.ts';
import { openPlanningRules, type PlanningRulesTable } from './planning/planning-rules-table.ts';
import { playbookRoutes } from './playbooks/playbook-routes.ts';
import { rolloutRoutes } from './routes.ts';
import { membershipRoutes } from './turns/membership-routes.ts';
import { openPlanChanges, type PlanChanges } from './waves/plan-changes.ts';
import { openPlanLog } from './waves/plan-log.ts';
import { openRolloutLife, type RolloutLife } from './waves/rollout-life.ts';
import { openRollouts, type Rollouts } from './waves/rollouts.ts';

interface RolloutRoomDeps extends Basics {
  people: People;
  playbooks: Playbooks;
}

export interface RolloutApi {
  rollouts: Rollouts;
  planChanges: PlanChanges;
  planningRules: PlanningRulesTable;
  rolloutLife: RolloutLife;
}

/** Which group gets which phase when: waves, their planning and changes, and the turn of each person in them. */
export async function openRolloutRoom(storage: Storage, deps: RolloutRoomDeps): Promise<Room<RolloutApi>> {
  const rollouts = await openRollouts(storage, deps.playbooks, deps.clock);
  const planChanges = await openPlanChanges(storage);
  const rolloutLife = await openRolloutLife(storage);
  const planningRules = await openPlanningRules(storage);
  const [pilotSets, planLog] = await Promise.all([openPilotSetsTable(storage), openPlanLog(storage)]);
  const inRollouts = { ...deps, rollouts, planningRules };
  return roomOf(
    { rollouts, planChanges, rolloutLife, planningRules },
    {
      routes: [
        ...rolloutRoutes(inRollouts),
        ...membershipRoutes(inRollouts),
        ...compareRoutes(inRollouts),
        ...planningRulesRoutes(inRollouts),
        ...playbookRoutes(inRollouts),
        ...pilotRoutes({ ...inRollouts, pilotSets, planLog }),
      ],
      chat: rolloutChat(inRollouts),
    },
  );
}
