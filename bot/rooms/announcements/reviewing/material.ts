import { today } from '../../../base/clock.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { PILOT } from '../../people/person.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { cardOf } from '../cards/card-of.ts';
import type { AnnouncementsTable } from '../record/announcements-table.ts';
import { type SceneDeps, sceneOf } from '../record/scene.ts';
import { reviewedBy } from './reviewed-by.ts';
import { isOf, type ReviewsTable } from './reviews-table.ts';

export interface MaterialDeps extends SceneDeps {
  announcements: AnnouncementsTable;
  reviews: ReviewsTable;
}

/** Announcements in review, newest first: nobody reads more than these at once. */
const MOST = 20;

/** Material that waits for this person's review, of the rollouts whose pilot set they are in. */
export async function materialFor(deps: MaterialDeps, caller: Caller) {
  const { announcements, rollouts, reviews, team, clock, timeZone } = deps;
  const inSight = await reviewedBy(
    rollouts,
    caller,
    rolloutsInSight(await rollouts.going(), today(clock, timeZone)),
  );
  const heads = (await Promise.all(inSight.map(({ id }) => announcements.heads(id))))
    .flat()
    .filter(({ state }) => state === 'in-review')
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt))
    .slice(0, MOST);
  return Promise.all(
    heads.map(async ({ id, title, rolloutId }) => {
      const [found, said, words] = await Promise.all([
        announcements.get(id),
        reviews.of(id),
        team.wordsFor(rolloutId, PILOT),
      ]);
      if (!found) return [];
      const scene = await sceneOf(deps, found.announcement, found.rolloutId);
      const card = cardOf(found.announcement, scene, found.announcement.fallback, {
        name: caller.name,
        locale: undefined,
        group: nameOfGroup(scene.groups, scene.wave?.groupId ?? caller.group.id),
        team: words,
        lead: undefined,
      });
      const mine = said.find((review) => review.by.id === caller.id && isOf(review, found));
      return [
        {
          id,
          title,
          card: { ...card },
          seen: found.version,
          mine: mine ? { text: mine.text, approved: mine.approved } : null,
        },
      ];
    }),
  ).then((lists) => lists.flat());
}
