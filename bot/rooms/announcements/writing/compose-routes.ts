import {
  checkAnnouncement,
  duplicateAnnouncement,
  getAnnouncement,
  getAnnouncements,
  removeAnnouncement,
  saveAnnouncement,
} from '../../../contract/announcements/compose.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import type { ComposeDeps } from '../compose-deps.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import { listAnnouncements } from '../views/list-announcements.ts';
import type { Authoring } from './authoring.ts';
import { duplicate } from './duplicate.ts';

interface ComposeRoutesDeps extends ComposeDeps {
  service: Authoring;
}

export function composeRoutes(deps: ComposeRoutesDeps): Route[] {
  const { service } = deps;
  return [
    route(getAnnouncements, ({ caller, query }) => listAnnouncements(deps, caller, query)),
    route(getAnnouncement, ({ caller, params }) => service.view(caller, params.id)),
    route(saveAnnouncement, ({ caller, params, body }) =>
      service.save(caller, params.id, body.announcement, body.seen),
    ),
    route(removeAnnouncement, async ({ caller, params }) => ({
      removed: await service.remove(caller, params.id),
    })),
    route(duplicateAnnouncement, async ({ caller, params, body }) => {
      const made = await duplicate(deps, service, caller, params.id, body);
      return { announcements: made };
    }),
    route(checkAnnouncement, async ({ caller, body: { announcement } }) => {
      const scene = await sceneOf(deps, announcement);
      const what = notTheirs(caller, announcement, scene);
      if (what !== undefined) return { faults: [{ where: 'audience', what, blocks: true }] };
      return { faults: await faultsOf(deps, announcement, scene) };
    }),
  ];
}
