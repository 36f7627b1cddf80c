import { getTraining } from '../contract/training.ts';
import { type Route, route } from '../http/route.ts';
import { myTraining, type TrainingDeps } from './my-training.ts';

export function trainingRoutes(deps: TrainingDeps): Route[] {
  return [
    route(getTraining, async ({ caller }) => ({
      items: await myTraining(deps, { groupId: caller.group.id, pilot: caller.pilot }),
    })),
  ];
}
