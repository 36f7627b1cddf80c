import { today } from '../../base/clock.ts';
import { notFound } from '../../base/errors.ts';
import {
  type Draft,
  getForecast,
  getWavesToAnnounce,
  previewWaveDraft,
} from '../../contract/announcements/waves-to-announce.ts';
import { getSending } from '../../contract/delivery/sending.ts';
import { type Route, route } from '../../doors/http/route.ts';
import type { AuthoringDeps } from '../announcements/authoring-deps.ts';
import { cardOf } from '../announcements/cards/card-of.ts';
import { defaultDraft } from '../announcements/default-draft.ts';
import { forecastReach } from '../announcements/forecast-reach.ts';
import { announcementOf, PLAYBOOK_LANGUAGE } from '../announcements/templates/templates.ts';
import { type WaveInFull, waveInFull, waveToAnnounce } from '../announcements/wave-in-full.ts';
import { sayReasons } from '../telling/reason-words.ts';
import type { TrainingLinks } from '../training/links/training-links.ts';
import { type PresentDeps, presentSending, presentWave } from './present.ts';
import type { SendingsTable } from './record/sendings-table.ts';
import { visibleTo } from './results/results.ts';
import type { DeliveriesTable } from './sending/deliveries-table.ts';
import { wavesToAnnounce } from './waves-to-announce.ts';

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
    route(getWavesToAnnounce, ({ caller, query, say }) => wavesToAnnounce(deps, caller, query, say)),
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
