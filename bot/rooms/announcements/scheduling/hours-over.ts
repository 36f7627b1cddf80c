import { message } from '../../../base/words/message.ts';
import type { Announcement, HoursOver, Schedule } from '../../../contract/announcements/announcement.ts';
import type { ZoneCounts } from '../audience/zone-counts.ts';
import { type CheckFault, scheduledFor } from '../checking/check-announcement.ts';
import type { Scene, SceneDeps } from '../record/scene.ts';
import type { RulesTable } from '../rules/rules-table.ts';
import { type DayAndHour, hourOf, isOver, ownHourOf, type Quiet } from './own-hour.ts';
import { FIRST_ZONE } from './when-due.ts';

interface HoursOverDeps extends Pick<SceneDeps, 'clock' | 'timeZone'> {
  rules: Pick<RulesTable, 'get'>;
  zoneCounts: ZoneCounts;
}

/**
 * Where the hour of an announcement is over already, with how many people live there; most people first. Reads the
 * audience only where the hour can be over for anybody.
 */
export async function hoursOver(
  deps: HoursOverDeps,
  { schedule, audience, exclude }: Announcement,
  { wave }: Pick<Scene, 'wave'>,
): Promise<HoursOver[]> {
  const { clock, timeZone } = deps;
  const date = scheduledFor(schedule, wave, timeZone)?.toPlainDate();
  if (schedule.kind === 'now' || !schedule.ownZone || !date) return [];
  const at = { date, hour: schedule.hour };
  const { rules } = await deps.rules.get();
  if (!isOver(hourOf(at, FIRST_ZONE, rules), clock.now())) return [];
  const people = await deps.zoneCounts({ audience, exclude });
  return overIn(people, at, rules, clock.now());
}

/** @param people how many live in each time zone; `now` in ms since 1970 */
export function overIn(
  people: ReadonlyMap<string, number>,
  at: DayAndHour,
  rules: Quiet,
  now: number,
): HoursOver[] {
  return [...people]
    .filter(([zone]) => isOver(hourOf(at, zone, rules), now))
    .map(([zone, count]) => ({
      zone,
      place: placeOf(zone),
      people: count,
      next: ownHourOf(at, zone, rules, { since: now, whenOver: 'next' }).toInstant().toString(),
    }))
    .sort((a, b) => b.people - a.people || a.place.localeCompare(b.place));
}

/** As a warning with what people there get it; none where the hour is over nowhere. */
export function hourFaults(schedule: Schedule, over: readonly HoursOver[]): CheckFault[] {
  if (schedule.kind === 'now' || over.length === 0) return [];
  const { hour, whenOver = 'next' } = schedule;
  const list = over
    .slice(0, MOST_PLACES)
    .map(({ place, people }) => message('announcements.place', { place, count: people }));
  const left = over.length - list.length;
  if (left > 0) list.push(message('common.more', { count: left }));
  const what = message('announcements.hour-over', { hour, places: { list }, whenOver });
  return [{ where: 'schedule.over', what, blocks: false }];
}

/** Cities that are named: a rollout around the world, and nobody reads on. */
const MOST_PLACES = 10;

/** The city that a time zone is named after, as people say it: `America/New_York` is New York. */
export function placeOf(zone: string): string {
  const city = zone.startsWith('Etc/') ? zone.slice('Etc/'.length) : (zone.split('/').at(-1) ?? zone);
  return city.replaceAll('_', ' ');
}
