import {
  checkComposition,
  duplicateComposition,
  getComposition,
  getCompositions,
  removeComposition,
  saveComposition,
} from '../../../contract/announcements/compose.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { faultsOf } from '../checking/composition-faults.ts';
import { listCompositions } from '../views/list-compositions.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { notTheirs, sceneOf } from './composition-scene.ts';
import type { Compositions } from './compositions.ts';
import { duplicate } from './duplicate.ts';

interface ComposeRoutesDeps extends ComposeDeps {
  service: Compositions;
}

export function composeRoutes(deps: ComposeRoutesDeps): Route[] {
  const { service } = deps;
  return [
    route(getCompositions, ({ caller, query }) => listCompositions(deps, caller, query)),
    route(getComposition, ({ caller, params }) => service.view(caller, params.id)),
    route(saveComposition, ({ caller, params, body }) =>
      service.save(caller, params.id, body.composition, body.seen),
    ),
    route(removeComposition, async ({ caller, params }) => ({
      removed: await service.remove(caller, params.id),
    })),
    route(duplicateComposition, async ({ caller, params, body }) => {
      const made = await duplicate(deps, service, caller, params.id, body);
      return { announcements: made };
    }),
    route(checkComposition, async ({ caller, body: { composition } }) => {
      const scene = await sceneOf(deps, composition);
      const what = notTheirs(caller, composition, scene);
      if (what !== undefined) return { faults: [{ where: 'audience', what, blocks: true }] };
      return { faults: await faultsOf(deps, composition, scene) };
    }),
  ];
}
