import { whyOf } from '../../../base/errors.ts';
import {
  checkAnnouncement,
  duplicateAnnouncement,
  getAnnouncement,
  getAnnouncements,
  removeAnnouncement,
  saveAnnouncement,
} from '../../../contract/announcements/announcements.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import { hourFaults, hoursOver } from '../scheduling/hours-over.ts';
import { listAnnouncements } from '../views/list-announcements.ts';
import { presentAnnouncement, presentFault, presentNewDraft } from '../views/present-announcement.ts';
import { othersForWave, sameWaveFaults } from '../views/same-wave.ts';
import type { Authoring } from './authoring.ts';
import { duplicate } from './duplicate.ts';

interface AnnouncementRoutesDeps extends AuthoringDeps {
  authoring: Authoring;
}

export function announcementRoutes(deps: AnnouncementRoutesDeps): Route[] {
  const { authoring, rollouts, clock } = deps;
  return [
    route(getAnnouncements, ({ caller, query, say }) => listAnnouncements(deps, caller, query, say)),
    route(getAnnouncement, async ({ caller, params, say }) =>
      presentAnnouncement(deps, await authoring.open(caller, params.id), say),
    ),
    route(saveAnnouncement, async ({ caller, params, body, say }) => {
      const saved = await authoring.save(caller, params.id, body.announcement, body.seen);
      return presentAnnouncement(deps, saved, say);
    }),
    route(removeAnnouncement, async ({ caller, params }) => ({
      removed: await authoring.remove(caller, params.id),
    })),
    route(duplicateAnnouncement, async ({ caller, params, body, say }) => {
      const made = await duplicate(deps, authoring, caller, params.id, body);
      const facts = { now: clock.now(), names: nameRollouts(await rollouts.all()) };
      return { announcements: made.map((one) => presentNewDraft(one, facts, say)) };
    }),
    route(checkAnnouncement, async ({ caller, body: { announcement, id }, say }) => {
      const scene = await sceneOf(deps, announcement);
      const refusal = notTheirs(caller, announcement, scene);
      if (refusal) {
        const fault = { where: 'audience', what: whyOf(refusal), blocks: true };
        return { faults: [presentFault(fault, say)], others: [] };
      }
      const [faults, over, others] = await Promise.all([
        faultsOf(deps, announcement, scene),
        hoursOver(deps, announcement, scene),
        othersForWave(deps, announcement, { scene, id }),
      ]);
      const all = [...faults, ...hourFaults(announcement.schedule, over), ...sameWaveFaults(others)];
      return { faults: all.map((fault) => presentFault(fault, say)), others };
    }),
  ];
}
