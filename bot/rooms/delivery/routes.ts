import { today } from '../../base/clock.ts';
import { notFound, whyOf } from '../../base/errors.ts';
import type { Say } from '../../base/words/message.ts';
import {
  type Draft,
  getForecast,
  getWavesToAnnounce,
  previewWaveDraft,
  type WaveToAnnounce,
} from '../../contract/announcements/waves-to-announce.ts';
import { getSending } from '../../contract/delivery/sending.ts';
import { type Caller, type Route, route } from '../../doors/http/route.ts';
import type { AuthoringDeps } from '../announcements/authoring-deps.ts';
import { cardOf } from '../announcements/cards/card-of.ts';
import { defaultDraft } from '../announcements/default-draft.ts';
import { forecastReach } from '../announcements/forecast-reach.ts';
import { announcementOf, PLAYBOOK_LANGUAGE } from '../announcements/templates/templates.ts';
import {
  nameOfAudience,
  type WaveInFull,
  waveInFull,
  waveToAnnounce,
} from '../announcements/wave-in-full.ts';
import { whyNotAnnounce } from '../announcements/why-not-announce.ts';
import { nobodyIn } from '../rollout/turns/nobody-left.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import { phaseOf } from '../rollout/waves/rollout.ts';
import { sayReasons } from '../telling/reason-words.ts';
import type { TrainingLinks } from '../training/links/training-links.ts';
import { type PresentDeps, presentSending, presentWave } from './present.ts';
import type { SendingsTable } from './record/sendings-table.ts';
import { visibleTo } from './results/results.ts';
import type { DeliveriesTable } from './sending/deliveries-table.ts';

interface DeliveryRoutesDeps extends AuthoringDeps, Omit<PresentDeps, 'announcements' | 'links'> {
  /** Undefined where openings of training are not counted. */
  links?: TrainingLinks | undefined;

  sendings: SendingsTable;
  deliveries: Pick<DeliveriesTable, 'after'>;
  /** Messages per second. */
  sendRate: number;
}

/** The waves with what was announced to them, and what becomes of one announcement. */
export function deliveryRoutes(deps: DeliveryRoutesDeps): Route[] {
  const { people, rollouts, sendings, clock, timeZone } = deps;
  return [
    route(getWavesToAnnounce, async ({ caller, say }) => {
      const waves = await wavesToAnnounce(deps, caller, say);
      const next = waves.filter((wave) => wave.mayAnnounce).sort((a, b) => a.start.localeCompare(b.start))[0];
      return { nextWaveId: next?.id ?? null, waves };
    }),
    route(getForecast, async ({ caller, params, say }) => {
      const full = await waveToAnnounce(deps, caller, params.waveId);
      const team = await deps.team.wordsFor(full.rollout.id, full.wave.groupId);
      const draft = defaultDraft({ ...full, team });
      const reach = await forecastReach(deps, full);
      return {
        wave: presentWave(full, today(clock, timeZone)),
        draft,
        card: await preview(deps, full, draft),
        ...reach,
        unreachable: sayReasons(reach.unreachable, say),
        seconds: Math.ceil(reach.reachable / deps.sendRate),
      };
    }),
    route(previewWaveDraft, async ({ caller, body }) => {
      const full = await waveToAnnounce(deps, caller, body.waveId);
      return { card: await preview(deps, full, body) };
    }),
    route(getSending, async ({ caller, params, say }) => {
      const sending = await sendings.get(params.id);
      if (!sending) throw notFound('announcement', params.id);
      await visibleTo(deps, caller, params.id);
      if (sending.waveId === null) return presentSending(deps, sending, null, say);
      const full = await waveInFull(rollouts, people, sending.waveId);
      return presentSending(deps, sending, presentWave(full, today(clock, timeZone)), say);
    }),
  ];
}

async function wavesToAnnounce(
  deps: DeliveryRoutesDeps,
  caller: Caller,
  say: Say,
): Promise<WaveToAnnounce[]> {
  const { people, rollouts, sendings, clock, timeZone } = deps;
  const rollout = await rollouts.current();
  if (!rollout) return [];
  const date = today(clock, timeZone);
  const [waves, announced, groups] = await Promise.all([
    rollouts.waves(rollout.id),
    sendings.ofRollout(rollout.id),
    people.groups.all(),
  ]);
  const byWave = new Map(announced.map((sending) => [sending.waveId, sending]));
  const names = new Map<string, string>();
  const views: WaveToAnnounce[] = [];
  for (const wave of waves) {
    if (!leadsWave(caller, wave)) continue;
    const groupName = names.get(wave.groupId) ?? (await nameOfAudience(people, wave.groupId));
    names.set(wave.groupId, groupName);
    const summary = presentWave({ wave, rollout, phase: phaseOf(rollout, wave.phaseId), groupName }, date);
    const sending = byWave.get(wave.id);
    const refusal = whyNotAnnounce(wave, sending !== undefined, date, nobodyIn(groups, wave.groupId));
    views.push({
      ...summary,
      sending: sending ? await presentSending(deps, sending, summary, say) : null,
      mayAnnounce: refusal === undefined,
      mayNotBecause: refusal ? say(whyOf(refusal)) : null,
    });
  }
  return views;
}

/** The card as somebody of the wave gets it whose name and language nobody knows. */
async function preview(
  { team, publicUrl }: Pick<DeliveryRoutesDeps, 'team' | 'publicUrl'>,
  full: WaveInFull,
  draft: Pick<Draft, 'title' | 'text'>,
): Promise<Record<string, unknown>> {
  const { wave, rollout, phase, groupName } = full;
  const words = await team.wordsFor(rollout.id, wave.groupId);
  const recipient = { name: groupName, locale: undefined, group: groupName, team: words, lead: undefined };
  const announcement = announcementOf(full, draft);
  return { ...cardOf(announcement, { wave, phase, rollout, publicUrl }, PLAYBOOK_LANGUAGE, recipient) };
}
