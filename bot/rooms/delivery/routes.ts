import { timestamp, today } from '../../base/clock.ts';
import { forbidden, notFound } from '../../base/errors.ts';
import {
  type Draft,
  getAnnounceable,
  getAnnouncement,
  getForecast,
  previewAnnouncement,
  sendAnnouncement,
  type WaveToAnnounce,
} from '../../contract/announcements/announcing.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import { cardOf } from '../announcements/cards/card-of.ts';
import { defaultDraft } from '../announcements/default-draft.ts';
import { forecastReach } from '../announcements/forecast.ts';
import { whyNotAnnounce } from '../announcements/may-announce.ts';
import { nameOfAudience, type WaveInFull, waveInFull } from '../announcements/waves.ts';
import type { ComposeDeps } from '../announcements/writing/compose-deps.ts';
import type { Compositions } from '../announcements/writing/compositions.ts';
import { compositionOf, PLAYBOOK_LANGUAGE, sendAtOnce } from '../announcements/writing/send-at-once.ts';
import { whyNobodyIn } from '../rollout/turns/nobody-left.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import { phaseOf } from '../rollout/waves/rollout.ts';
import type { TrainingLinks } from '../training/links/training-links.ts';
import { newAnnouncement } from './new-announcement.ts';
import { presentAnnouncement, presentWave } from './present.ts';
import type { AnnouncementsTable } from './runs/announcements-table.ts';

interface AnnouncingRoutesDeps extends ComposeDeps {
  service: Pick<Compositions, 'step'>;
  announcements: AnnouncementsTable;
  /** Messages per second. */
  sendRate: number;
  /** Undefined where openings of training are not counted. */
  links?: TrainingLinks | undefined;
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
      const reach = await forecastReach(deps, full);
      return {
        wave: presentWave(full, today(clock, timeZone)),
        draft,
        card: await preview(deps, full, draft),
        ...reach,
        seconds: Math.ceil(reach.reachable / deps.sendRate),
      };
    }),
    route(previewAnnouncement, async ({ caller, body }) => {
      const full = await waveFor(caller, body.waveId);
      return { card: await preview(deps, full, body) };
    }),
    route(sendAnnouncement, async ({ caller, body }) => {
      const full = await waveFor(caller, body.waveId);
      const date = today(clock, timeZone);
      await sendAtOnce(deps, deps.service, caller, full, body);
      const known = await announcements.get(body.id);
      const begun = { ...body, rolloutId: full.rollout.id, by: caller, startedAt: timestamp(clock) };
      const announcement = known ?? newAnnouncement(begun);
      return presentAnnouncement(announcement, presentWave(full, date), deps.links);
    }),
    route(getAnnouncement, async ({ caller, params }) => {
      const announcement = await announcements.get(params.id);
      if (!announcement) throw notFound('announcement', params.id);
      if (announcement.waveId === null) {
        if (!leadsEverybody(caller)) throw notFound('announcement', params.id);
        return presentAnnouncement(announcement, null, deps.links);
      }
      const full = await waveFor(caller, announcement.waveId);
      return presentAnnouncement(announcement, presentWave(full, today(clock, timeZone)), deps.links);
    }),
  ];
}

async function wavesToAnnounce(
  { people, rollouts, announcements, clock, timeZone, gateRefusals, links }: AnnouncingRoutesDeps,
  caller: Caller,
): Promise<WaveToAnnounce[]> {
  const rollout = await rollouts.current();
  if (!rollout) return [];
  const date = today(clock, timeZone);
  const [waves, announced, groups, refusals] = await Promise.all([
    rollouts.waves(rollout.id),
    announcements.ofRollout(rollout.id),
    people.groups.all(),
    gateRefusals?.(rollout.id),
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
    const refusal = whyNotAnnounce(wave, announcement !== undefined, date, {
      nobodyIn: whyNobodyIn(groups, wave.groupId),
      gateRefusal: refusals?.get(wave.id),
    });
    views.push({
      ...summary,
      announcement: announcement ? presentAnnouncement(announcement, summary, links) : null,
      mayAnnounce: refusal === undefined,
      mayNotBecause: refusal?.why ?? null,
    });
  }
  return views;
}

/** The card as somebody of the wave gets it whose name and language nobody knows. */
async function preview(
  { team }: Pick<AnnouncingRoutesDeps, 'team'>,
  full: WaveInFull,
  draft: Pick<Draft, 'title' | 'text'>,
): Promise<Record<string, unknown>> {
  const { wave, rollout, phase, groupName } = full;
  const words = await team.wordsFor(rollout.id, wave.groupId);
  const recipient = { name: groupName, locale: undefined, group: groupName, team: words, lead: undefined };
  const composition = compositionOf(full, draft);
  return { ...cardOf(composition, { wave, phase, rollout }, PLAYBOOK_LANGUAGE, recipient) };
}
