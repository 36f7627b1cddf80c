import { getMyRollout } from '../../../contract/overview/my-rollout.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { type MyRolloutDeps, myRolloutView } from './my-rollout.ts';

export function myRolloutRoutes(deps: MyRolloutDeps): Route[] {
  return [route(getMyRollout, async ({ caller, say }) => myRolloutView(deps, caller, say))];
}
