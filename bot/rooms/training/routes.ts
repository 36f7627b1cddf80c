import { getTraining } from '../../contract/training/training.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { People } from '../people/people.ts';
import { myTraining, type TrainingDeps } from './my-training.ts';

export function trainingRoutes(deps: TrainingDeps & { people: People }): Route[] {
  return [
    route(getTraining, async ({ caller }) => {
      const kept = await deps.people.table.known(caller.id);
      const own = { id: caller.id, groupId: caller.group.id, pilot: caller.pilot };
      return {
        items: await myTraining(deps, { ...own, moves: kept?.moves ?? [], timeZone: kept?.timeZone }),
      };
    }),
  ];
}
