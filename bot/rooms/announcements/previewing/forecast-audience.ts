import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Refusal } from '../../../base/errors.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { forecastAnnouncement } from '../../../contract/announcements/announcements.ts';
import type { CountedReason } from '../../../contract/telling/unreachable.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { forecastPosts } from '../places/forecast-posts.ts';
import { whyNotPost } from '../places/owner.ts';
import { channelsIn } from '../record/announcement.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import { hoursOver } from '../scheduling/hours-over.ts';
import { whenDue } from '../scheduling/when-due.ts';
import { countAudience } from './count-audience.ts';

type Reply = z.infer<typeof forecastAnnouncement.reply>;
type Forecast = Omit<Reply, 'unreachable' | 'refusal'> & {
  unreachable: CountedReason[];
  refusal: Refusal | null;
};

/** What a lead hears of people whom they may not address: nothing. */
const UNTOLD = {
  people: 0,
  reachable: 0,
  unreachable: [],
  excluded: 0,
  paused: 0,
  languages: [],
  seconds: 0,
  due: null,
  over: [],
  posts: { into: [], none: [] },
};

/** Who an announcement would reach at this moment. Its cost follows the people of the audience, a page at a time. */
export async function forecastAudience(
  deps: AuthoringDeps,
  caller: Caller,
  announcement: Announcement,
  sendRate: number,
): Promise<Forecast> {
  const scene = await sceneOf(deps, announcement);
  const refusal = notTheirs(caller, announcement, scene);
  if (refusal) return { ...UNTOLD, refusal };
  const counts = await countAudience(deps, announcement);
  const { rules } = await deps.rules.get();
  const due = whenDue(announcement.schedule, scene.wave, deps.timeZone, rules);
  return {
    ...counts,
    seconds: Math.ceil(counts.reachable / sendRate),
    due: due && Temporal.Instant.fromEpochMilliseconds(due.meant).toString(),
    over: await hoursOver(deps, announcement, scene),
    posts: await forecastPosts(deps, announcement, scene),
    refusal: whyNotPost(caller, channelsIn(announcement), scene.groups) ?? null,
  };
}
