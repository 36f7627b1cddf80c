import { LRUCache } from 'lru-cache';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { type AudienceDeps, audiencePages } from './audience-pages.ts';

interface ZoneCountsDeps extends AudienceDeps {
  /** Of people whose own nobody knows. */
  timeZone: string;
}

type Audience = Pick<Announcement, 'audience' | 'exclude'>;

/** How many people of an audience live in each time zone. */
export type ZoneCounts = (audience: Audience) => Promise<ReadonlyMap<string, number>>;

/** It is asked for with every word that somebody writes, and a whole audience is read for it. */
const KEEP_MS = 10_000;
const MOST_KEPT = 100;
/** How many people one reading of the audience brings. */
const PAGE_SIZE = 1000;

export function openZoneCounts(deps: ZoneCountsDeps): ZoneCounts {
  const counts = new LRUCache<string, ReadonlyMap<string, number>, Audience>({
    max: MOST_KEPT,
    ttl: KEEP_MS,
    fetchMethod: (_key, _stale, { context }) => countZones(deps, context),
  });
  return async ({ audience, exclude }) => {
    const key = JSON.stringify([audience, exclude]);
    return (await counts.fetch(key, { context: { audience, exclude } })) ?? new Map();
  };
}

async function countZones(
  deps: ZoneCountsDeps,
  { audience, exclude }: Audience,
): Promise<Map<string, number>> {
  const people = new Map<string, number>();
  const pages = await audiencePages(deps, audience, exclude);
  for (let page = await pages.after(undefined, PAGE_SIZE); page.length > 0; ) {
    for (const { person } of page) {
      const zone = person.timeZone ?? deps.timeZone;
      people.set(zone, (people.get(zone) ?? 0) + 1);
    }
    const last = page.at(-1);
    page = last ? await pages.after({ personId: last.person.id, audience: last.audience }, PAGE_SIZE) : [];
  }
  return people;
}
