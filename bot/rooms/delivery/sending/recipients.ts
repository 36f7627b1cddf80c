import { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../../base/clock.ts';
import { type AudiencePages, audiencePages } from '../../announcements/audience/audience-pages.ts';
import type { ListsTable } from '../../announcements/audience/lists-table.ts';
import type { StoredAnnouncement } from '../../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import type { RulesTable } from '../../announcements/rules/rules-table.ts';
import { hourOf, ownHourOf } from '../../announcements/scheduling/own-hour.ts';
import type { People } from '../../people/people.ts';
import { isPaused, type Person } from '../../people/person.ts';
import type { StillSettled } from '../../people/upheaval-table.ts';
import { memberIn } from '../../rollout/pilots/pilot-set.ts';
import { skipsWave, type WhySkipped } from '../../rollout/turns/skips-wave.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import type { Sending } from '../record/sending.ts';

export interface RecipientsDeps {
  people: People;
  rollouts: Rollouts;
  announcements: AnnouncementsTable;
  lists: ListsTable;
  rules: RulesTable;
  clock: Clock;
  /** Of people whose own zone nobody knows. */
  timeZone: string;
}

/** Why somebody of the audience is not to get it: they want none for a while, or the wave passes them by. */
export type SkipReason = 'paused' | WhySkipped;

/** The audience of an announcement as it is written down, and what holds for each of its people. */
export interface Recipients {
  pages: AudiencePages;
  /** Why somebody of the audience is not to get it; undefined for everybody who is. */
  skips(person: Person): SkipReason | undefined;
  /** The moment before which this person is not to hear of it, ISO 8601 in UTC; null when they may at once. */
  notBefore(person: Person): string | null;
}

type Settled = () => Promise<StillSettled>;

/**
 * Who gets an announcement, and when. Read once for each freeze.
 * @param settled what is done about an import of people that is being applied; jobs wait
 */
export async function recipientsOf(
  deps: RecipientsDeps,
  { id, waveId, rolloutId }: Pick<Sending, 'id' | 'waveId' | 'rolloutId'>,
  settled: Settled = deps.people.upheaval.wait,
): Promise<Recipients> {
  const found = await deps.announcements.get(id);
  if (!found) throw new Error(`There is no announcement ${id}.`);
  const { audience, exclude, essential } = found.announcement;
  const date = today(deps.clock, deps.timeZone).toString();
  const pages = settledPages(await audiencePages(deps, audience, exclude), settled);
  const passesBy = waveId === null ? () => undefined : await skipsOf(deps, rolloutId, waveId);
  return {
    pages,
    skips: (person) => passesBy(person) ?? (!essential && isPaused(person, date) ? 'paused' : undefined),
    notBefore: await hours(deps, found, waveId),
  };
}

/** While an import is being applied there is no telling who belongs to an audience: the job goes on afterwards. */
function settledPages(pages: AudiencePages, settled: Settled): AudiencePages {
  let stillSettled: Promise<StillSettled> | undefined;
  return {
    ...pages,
    async after(...from) {
      stillSettled ??= settled();
      const still = await stillSettled;
      const page = await pages.after(...from);
      await still();
      return page;
    },
  };
}

async function skipsOf({ rollouts }: RecipientsDeps, rolloutId: string, waveId: string) {
  const [rollout, waves, pilots] = await Promise.all([
    rollouts.get(rolloutId),
    rollouts.waves(rolloutId),
    rollouts.pilots(rolloutId),
  ]);
  const wave = waves.find((one) => one.id === waveId);
  if (!rollout || !wave) return () => undefined;
  const passesBy = skipsWave(rollout, waves, wave);
  return (person: Person) => passesBy(memberIn(pilots, person));
}

/** Each zone is worked out once, however many people live in it. */
async function hours(
  { rollouts, rules, timeZone }: RecipientsDeps,
  { announcement: { schedule }, scheduledAt }: Pick<StoredAnnouncement, 'announcement' | 'scheduledAt'>,
  waveId: string | null,
) {
  if (schedule.kind === 'now') return () => null;
  const wave = waveId === null ? null : await rollouts.wave(waveId);
  const date =
    schedule.kind === 'at'
      ? Temporal.PlainDate.from(schedule.date)
      : wave?.start.add({ days: schedule.offsetDays });
  if (!date) return () => null;
  const { rules: ruling } = await rules.get();
  const at = { date, hour: schedule.hour };
  const { ownZone, whenOver = 'next' } = schedule;
  // Whose hour was to come when it was scheduled and is over by now, as the wave was held, is not late by it.
  const late = scheduledAt === undefined ? null : { since: Date.parse(scheduledAt), whenOver };
  const hourIn = (zone: string) =>
    ownZone && late ? ownHourOf(at, zone, ruling, late) : hourOf(at, zone, ruling);
  const byZone = new Map<string, string>();
  return (person: Person) => {
    const zone = ownZone ? (person.timeZone ?? timeZone) : timeZone;
    const known = byZone.get(zone) ?? hourIn(zone).toInstant().toString();
    byZone.set(zone, known);
    return known;
  };
}
