import { today } from '../../../base/clock.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { CountedReason } from '../../../contract/telling/unreachable.ts';
import { isPaused, whyUnreachable } from '../../people/person.ts';
import { audiencePages } from '../audience/audience-pages.ts';
import { isExcluded } from '../audience/audience-rule.ts';
import { chooseLanguage } from '../cards/choose-language.ts';
import type { SceneDeps } from '../record/scene.ts';

/** Who is in an audience at this moment, and what would become of it for them. */
export interface AudienceCounts {
  people: number;
  reachable: number;
  paused: number;
  excluded: number;
  unreachable: CountedReason[];
  /** Of who would get it; `fallback`: their own is not written. */
  languages: { language: string; people: number; fallback: boolean }[];
}

const PAGE_SIZE = 1000;
const NOBODY_OUT = { groups: [], pilot: false, champions: false, listId: null };

/** Its cost follows the people of the audience, a page at a time. */
export async function countAudience(
  deps: SceneDeps,
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
