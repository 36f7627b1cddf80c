import type { z } from 'zod';
import { today } from '../../../base/clock.ts';
import type { Refusal } from '../../../base/errors.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { forecastAnnouncement } from '../../../contract/announcements/announcements.ts';
import type { CountedReason } from '../../../contract/telling/unreachable.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { isPaused, whyUnreachable } from '../../people/person.ts';
import { audiencePages } from '../audience/audience-pages.ts';
import { isExcluded } from '../audience/audience-rule.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { chooseLanguage } from '../cards/choose-language.ts';
import { scheduledFor } from '../checking/check-announcement.ts';
import { forecastPosts } from '../places/forecast-posts.ts';
import { whyNotPost } from '../places/owner.ts';
import { channelsIn } from '../record/announcement.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import { hoursOver } from '../scheduling/hours-over.ts';
import { hourOf } from '../scheduling/own-hour.ts';

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
const PAGE_SIZE = 1000;
const NOBODY_OUT = { groups: [], pilot: false, champions: false, listId: null };

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
  const due = scheduledFor(announcement.schedule, scene.wave, deps.timeZone);
  const { rules } = await deps.rules.get();
  return {
    people: counts.people,
    reachable: counts.reachable,
    unreachable: counts.unreachable,
    excluded: counts.excluded,
    paused: counts.paused,
    languages: counts.languages,
    seconds: Math.ceil(counts.reachable / sendRate),
    due:
      due &&
      hourOf(
        { date: due.toPlainDate(), hour: due.toPlainTime().toString().slice(0, 5) },
        deps.timeZone,
        rules,
      )
        .toInstant()
        .toString(),
    over: await hoursOver(deps, announcement, scene),
    posts: await forecastPosts(deps, announcement, scene),
    refusal: whyNotPost(caller, channelsIn(announcement), scene.groups) ?? null,
  };
}

interface AudienceCounts {
  people: number;
  reachable: number;
  paused: number;
  excluded: number;
  unreachable: CountedReason[];
  languages: Forecast['languages'];
}

async function countAudience(
  deps: AuthoringDeps,
  { audience, exclude, contents, fallback, essential }: Announcement,
): Promise<AudienceCounts> {
  const written = Object.keys(contents);
  const date = today(deps.clock, deps.timeZone).toString();
  const reasons = new Map<string, number>();
  const languages = new Map<string, { people: number; fallback: boolean }>();
  let people = 0;
  let reachable = 0;
  let paused = 0;
  let excluded = 0;
  const listed = exclude.listId === null ? new Set<string>() : await deps.lists.ids(exclude.listId);
  const pages = await audiencePages(deps, audience, NOBODY_OUT);
  for (let page = await pages.after(undefined, PAGE_SIZE); page.length > 0; ) {
    for (const { person } of page) {
      if (isExcluded(person, exclude, listed)) {
        excluded += 1;
        continue;
      }
      people += 1;
      const why = whyUnreachable(person);
      const waits = isPaused(person, date);
      if (waits) paused += 1;
      if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
      else if (!waits || essential) {
        reachable += 1;
        const chosen = chooseLanguage(written, fallback, person.locale);
        const key = `${chosen.language}${chosen.fallback ? '*' : ''}`;
        languages.set(key, { people: (languages.get(key)?.people ?? 0) + 1, fallback: chosen.fallback });
      }
    }
    const last = page.at(-1);
    page = last ? await pages.after({ personId: last.person.id, audience: last.audience }, PAGE_SIZE) : [];
  }
  return {
    people,
    reachable,
    paused,
    excluded,
    unreachable: [...reasons]
      .map(([why, count]) => ({ why, people: count }))
      .sort((a, b) => b.people - a.people),
    languages: [...languages]
      .map(([key, found]) => ({ language: key.replace('*', ''), ...found }))
      .sort((a, b) => b.people - a.people),
  };
}
