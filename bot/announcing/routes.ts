import { type Clock, timestamp, today } from '../clock.ts';
import {
  type Draft,
  getAnnounceable,
  getAnnouncement,
  getForecast,
  previewAnnouncement,
  sendAnnouncement,
  type WaveToAnnounce,
} from '../contract/announcing.ts';
import { conflict, forbidden, notFound } from '../errors.ts';
import { type Caller, type Route, route } from '../http/route.ts';
import type { Jobs } from '../jobs/job.ts';
import type { People } from '../people/people.ts';
import { leadsWave } from '../rollout/leads-wave.ts';
import { phaseOf, type Rollouts } from '../rollout/rollouts.ts';
import type { RolloutTeam } from '../rollout/team/rollout-team.ts';
import type { Card } from '../teams/chat.ts';
import type { Announcement } from './announcement.ts';
import { announcementCard } from './announcement-card.ts';
import type { AnnouncementsTable } from './announcements-table.ts';
import { defaultDraft } from './default-draft.ts';
import { forecastReach } from './forecast.ts';
import { whyNotAnnounce } from './may-announce.ts';
import { presentAnnouncement, presentWave } from './present.ts';
import { nameOfAudience, type WaveInFull, waveInFull } from './waves.ts';

interface AnnouncingRoutesDeps {
  people: People;
  rollouts: Rollouts;
  announcements: AnnouncementsTable;
  team: Pick<RolloutTeam, 'wordsFor'>;
  jobs: Jobs;
  clock: Clock;
  timeZone: string;
  /** Messages per second. */
  sendRate: number;
}

export function announcingRoutes(deps: AnnouncingRoutesDeps): Route[] {
  const { people, rollouts, announcements, clock, timeZone } = deps;

  /** @throws AnswerError when the wave does not exist or this lead may not address it. */
  async function waveFor(caller: Caller, waveId: string): Promise<WaveInFull> {
    const full = await waveInFull(rollouts, people, waveId);
    if (leadsWave(caller, full.wave)) return full;
    throw forbidden(
      'not-your-group',
      `You do not lead ${full.groupName}: its waves are announced by the leads of that group.`,
    );
  }

  return [
    route(getAnnounceable, async ({ caller }) => {
      const waves = await wavesToAnnounce(deps, caller);
      const next = waves.filter((wave) => wave.mayAnnounce).sort((a, b) => a.start.localeCompare(b.start))[0];
      return { nextWaveId: next?.id ?? null, waves };
    }),
    route(getForecast, async ({ caller, params }) => {
      const full = await waveFor(caller, params.waveId);
      const team = await deps.team.wordsFor(full.rollout.id, full.wave.groupId);
      const draft = defaultDraft({ ...full, team });
      const reach = await forecastReach(people, full.wave.groupId);
      return {
        wave: presentWave(full, today(clock, timeZone)),
        draft,
        card: preview(full, draft),
        ...reach,
        seconds: Math.ceil(reach.reachable / deps.sendRate),
      };
    }),
    route(previewAnnouncement, async ({ caller, body }) => {
      const full = await waveFor(caller, body.waveId);
      return { card: preview(full, body) };
    }),
    route(sendAnnouncement, async ({ caller, body }) => {
      const full = await waveFor(caller, body.waveId);
      const date = today(clock, timeZone);
      const announcement = await saveOnce(deps, full, body, caller);
      // Also when it was saved before: the click may have been lost between saving and queueing.
      if (announcement.state === 'freezing')
        await deps.jobs.add('announcing.freeze', { id: announcement.id });
      return presentAnnouncement(announcement, presentWave(full, date));
    }),
    route(getAnnouncement, async ({ caller, params }) => {
      const announcement = await announcements.get(params.id);
      if (!announcement) throw notFound('announcement', params.id);
      const full = await waveFor(caller, announcement.waveId);
      return presentAnnouncement(announcement, presentWave(full, today(clock, timeZone)));
    }),
  ];
}

/** Saves an announcement under the id of the click. @throws AnswerError when the wave cannot be announced. */
async function saveOnce(
  deps: AnnouncingRoutesDeps,
  { wave, rollout }: WaveInFull,
  draft: Draft & { id: string },
  caller: Caller,
): Promise<Announcement> {
  const { announcements, clock, timeZone } = deps;
  const known = await announcements.get(draft.id);
  if (known?.waveId === wave.id) return known;
  const refusal = whyNotAnnounce(wave, false, today(clock, timeZone));
  if (refusal) throw conflict(refusal.code, refusal.why);
  const announcement: Announcement = {
    id: draft.id,
    rolloutId: rollout.id,
    waveId: wave.id,
    title: draft.title,
    text: draft.text,
    state: 'freezing',
    stoppedBecause: null,
    by: { id: caller.id, name: caller.name },
    startedAt: timestamp(clock),
    chunks: null,
    settledAt: null,
    tally: null,
  };
  const added = await announcements.add(announcement);
  if (added === 'added') return announcement;
  const holder = added.taken === draft.id ? await announcements.get(draft.id) : undefined;
  if (holder) return holder;
  throw conflict('already-announced', 'This wave has its announcement already: somebody sent it before you.');
}

async function wavesToAnnounce(
  { people, rollouts, announcements, clock, timeZone }: AnnouncingRoutesDeps,
  caller: Caller,
): Promise<WaveToAnnounce[]> {
  const rollout = await rollouts.current();
  if (!rollout) return [];
  const date = today(clock, timeZone);
  const [waves, announced] = await Promise.all([
    rollouts.waves(rollout.id),
    announcements.ofRollout(rollout.id),
  ]);
  const byWave = new Map(announced.map((announcement) => [announcement.waveId, announcement]));
  const names = new Map<string, string>();
  const views: WaveToAnnounce[] = [];
  for (const wave of waves) {
    if (!leadsWave(caller, wave)) continue;
    const groupName = names.get(wave.groupId) ?? (await nameOfAudience(people, wave.groupId));
    names.set(wave.groupId, groupName);
    const summary = presentWave({ wave, rollout, phase: phaseOf(rollout, wave.phaseId), groupName }, date);
    const announcement = byWave.get(wave.id);
    const refusal = whyNotAnnounce(wave, announcement !== undefined, date);
    views.push({
      ...summary,
      announcement: announcement ? presentAnnouncement(announcement, summary) : null,
      mayAnnounce: refusal === undefined,
      mayNotBecause: refusal?.why ?? null,
    });
  }
  return views;
}

function preview({ wave, phase, groupName }: WaveInFull, { title, text }: Draft): Record<string, unknown> {
  return cardAsJson(announcementCard({ title, text, phase, wave, groupName, locale: undefined }));
}

function cardAsJson(card: Card): Record<string, unknown> {
  return { ...card };
}
