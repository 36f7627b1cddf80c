import { LRUCache } from 'lru-cache';
import { forbidden } from '../../../base/errors.ts';
import { STEPS_FROM } from '../../../contract/announcements/life.ts';
import { countLateJoiners } from '../../../contract/delivery/sending.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { readAnnouncement } from '../../announcements/record/announcement-record.ts';
import { notTheirs, type SceneDeps, sceneOf } from '../../announcements/record/scene.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import { countJoined, type LateJoinersDeps } from './late-joiners.ts';

interface LateJoinerRoutesDeps extends SceneDeps, LateJoinersDeps {
  sendings: Pick<SendingsTable, 'get'>;
}

/** Whoever opens the page again within this time reads the same count: a whole audience is read for it. */
const KEEP_MS = 5_000;
const MOST_KEPT = 100;

/** How many people joined the audience of an announcement since it was sent. */
export function lateJoinerRoutes(deps: LateJoinerRoutesDeps): Route[] {
  const counts = new LRUCache<string, number, string>({
    max: MOST_KEPT,
    ttl: KEEP_MS,
    async fetchMethod(_key, _stale, { context: id }) {
      const sending = await deps.sendings.get(id);
      return sending && countJoined(deps, sending);
    },
  });
  return [
    route(countLateJoiners, async ({ caller, params: { id } }) => {
      const found = await readAnnouncement(deps, id);
      const scene = await sceneOf(deps, found.announcement, found.rolloutId);
      const refusal = notTheirs(caller, found.announcement, scene);
      if (refusal) throw forbidden(refusal.code, refusal.params);
      if (!STEPS_FROM['send-to-late-joiners'].includes(found.state)) return { people: 0 };
      // After another run other people are left.
      const key = `${id} ${found.run?.number ?? 0}`;
      return { people: (await counts.fetch(key, { context: id })) ?? 0 };
    }),
  ];
}
