import { conflict, forbidden } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import { stepAnnouncement } from '../../../contract/announcements/announcements.ts';
import { sendAnnouncement } from '../../../contract/announcements/waves-to-announce.ts';
import { resendFailed } from '../../../contract/delivery/results.ts';
import type { ResendState } from '../../../contract/delivery/send-runs.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../../announcements/authoring-deps.ts';
import { assessAnnouncement } from '../../announcements/lifecycle/assess-announcement.ts';
import { readAnnouncement } from '../../announcements/record/announcement-record.ts';
import { doesNotFit } from '../../announcements/record/does-not-fit.ts';
import { beginRun } from '../../announcements/runs/send-runs.ts';
import { presentAnnouncement } from '../../announcements/views/present-announcement.ts';
import { waveToAnnounce } from '../../announcements/wave-in-full.ts';
import type { Authoring } from '../../announcements/writing/authoring.ts';
import { sendAtOnce } from '../../announcements/writing/send-at-once.ts';
import { whyWaveCancelled } from '../../rollout/waves/why-cancelled.ts';
import type { SendingsTable } from '../record/sendings-table.ts';
import { type SyncDeliveryDeps, syncDelivery } from './sync-delivery.ts';

interface RunRoutesDeps extends AuthoringDeps {
  authoring: Authoring;
  sendings: Pick<SendingsTable, 'get'>;
  syncing: SyncDeliveryDeps;
}

/**
 * The steps of an announcement's life. What the life allows, and its record, are the business of the room of
 * announcements; here each is followed at once, so that two seconds after a cancel no message goes out.
 */
export function runRoutes(deps: RunRoutesDeps): Route[] {
  const { authoring, syncing } = deps;
  return [
    route(stepAnnouncement, async ({ caller, params: { id }, body, say }) => {
      const view = await presentAnnouncement(deps, await authoring.step(caller, id, body), say);
      if (body.step === 'cancel' || body.step === 'send') await syncDelivery(syncing, id);
      return view;
    }),
    route(sendAnnouncement, async ({ caller, body }) => {
      await sendAtOnce(deps, authoring, caller, await waveToAnnounce(deps, caller, body.waveId), body);
      await syncDelivery(syncing, body.id);
      return { id: body.id };
    }),
    route(resendFailed, ({ caller, params, body }) => resend(deps, caller, params.id, body.states)),
  ];
}

/**
 * Sends an announcement again to those whom it failed for, who could not be reached, or of whom nobody knows.
 * Answers with how many they are, as they were counted last.
 * @throws AnswerError when it is not sent, when it reached everybody, when its wave was cancelled, or when this lead may
 * not address them.
 */
async function resend(
  deps: RunRoutesDeps,
  caller: Caller,
  id: string,
  states: readonly ResendState[],
): Promise<{ people: number; posts: number }> {
  const found = await readAnnouncement(deps, id);
  const { facts, scene } = await assessAnnouncement(deps, caller, found);
  if (facts.notTheirs) throw forbidden(facts.notTheirs.code, facts.notTheirs.params);
  if (found.state !== 'sent') throw doesNotFit(found);
  const cancelled = scene.wave && whyWaveCancelled(scene.wave);
  if (cancelled) throw conflict(cancelled.code, cancelled.params);
  const [delivery, reached] = await Promise.all([deps.sendings.get(id), deps.announcements.reached(id)]);
  const counts = delivery?.tally?.counts;
  const people = states.reduce((sum, state) => sum + (counts?.[state] ?? 0), 0);
  const { postsFailed, postsUnknown } = reached;
  const posts =
    (states.includes('failed') ? postsFailed : 0) + (states.includes('unknown') ? postsUnknown : 0);
  if (people + posts === 0) throw conflict('nobody-missed-it');
  const named = { list: states.map((state) => message(`delivery.resent-${state}`)) };
  const note = message('delivery.resent', { people, posts, states: named });
  await beginRun(deps, caller, found, { kind: 'resend', states, people, posts }, note);
  return { people, posts };
}
