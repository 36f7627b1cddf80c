import {
  checkAnnouncement,
  duplicateAnnouncement,
  getAnnouncement,
  getAnnouncements,
  removeAnnouncement,
  saveAnnouncement,
} from '../../../contract/announcements/compose.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import { listAnnouncements } from '../views/list-announcements.ts';
import type { Authoring } from './authoring.ts';
import { duplicate } from './duplicate.ts';

interface AnnouncementRoutesDeps extends AuthoringDeps {
  authoring: Authoring;
}

export function announcementRoutes(deps: AnnouncementRoutesDeps): Route[] {
  const { authoring } = deps;
  return [
    route(getAnnouncements, ({ caller, query }) => listAnnouncements(deps, caller, query)),
    route(getAnnouncement, ({ caller, params }) => authoring.view(caller, params.id)),
    route(saveAnnouncement, ({ caller, params, body }) =>
      authoring.save(caller, params.id, body.announcement, body.seen),
    ),
    route(removeAnnouncement, async ({ caller, params }) => ({
      removed: await authoring.remove(caller, params.id),
    })),
    route(duplicateAnnouncement, async ({ caller, params, body }) => {
      const made = await duplicate(deps, authoring, caller, params.id, body);
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
