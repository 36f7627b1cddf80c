import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, notFound, whyOf } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import {
  forecastAnnouncement,
  getTemplates,
  previewAnnouncement,
  testAnnouncement,
} from '../../../contract/announcements/announcements.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import { groupInSentence, nameOfGroup } from '../../people/name-of-group.ts';
import { whyUnreachable } from '../../people/person.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import { phaseOf } from '../../rollout/waves/rollout.ts';
import { sayReasons } from '../../telling/reason-words.ts';
import type { Telling } from '../../telling/telling.ts';
import { recipientRoutes } from '../audience/recipient-routes.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { bytesOf } from '../checking/announcement-faults.ts';
import { templatesOf } from '../templates/templates.ts';
import { forecastAudience } from './forecast-audience.ts';
import { previewCard } from './preview-card.ts';
import { previewPost } from './preview-post.ts';

interface PreviewRoutesDeps extends AuthoringDeps {
  telling: Pick<Telling, 'tell'>;
  /** Messages per second. */
  sendRate: number;
}

/** What a lead looks at before anything goes out. */
export function previewRoutes(deps: PreviewRoutesDeps): Route[] {
  const { announcements, people, rollouts, telling, audit, clock, sendRate } = deps;
  return [
    ...recipientRoutes(deps),
    route(previewAnnouncement, async ({ caller, body, say }) => {
      const { announcement, channelOf } = body;
      const shown =
        channelOf === null
          ? { ...(await previewCard(deps, caller, announcement, body)), place: null }
          : await previewPost(deps, caller, announcement, channelOf, say);
      const { card, place } = shown;
      return { card: { ...card }, for: shown.for, place, bytes: bytesOf(card) };
    }),
    route(forecastAnnouncement, async ({ caller, body, say }) => {
      const found = await forecastAudience(deps, caller, body.announcement, sendRate);
      const { unreachable, refusal } = found;
      return {
        ...found,
        unreachable: sayReasons(unreachable, say),
        refusal: refusal && say(whyOf(refusal)),
      };
    }),
    route(testAnnouncement, async ({ caller, params, body, say }) => {
      const found = await announcements.get(params.id);
      if (!found) throw notFound('announcement', params.id);
      const me = await people.table.find(caller.id);
      const language = body.language ?? null;
      const { card, title } = await previewCard(deps, caller, found.announcement, {
        personId: me ? me.id : null,
        language,
        test: true,
      });
      if (!me?.conversation || whyUnreachable(me)) throw conflict('you-have-no-chat');
      const what = message('announcements.test-of', { title });
      const told = await telling.tell(me, { card, summary: title }, { urgency: 'answer', what });
      const by = { id: caller.id, name: caller.name };
      await audit.add(params.id, { what: 'test-sent', by, at: timestamp(clock), note: '' });
      return told.kind === 'sent'
        ? { sent: true, why: null }
        : { sent: false, why: say(message(`announcements.test-${told.kind}`)) };
    }),
    route(getTemplates, async ({ caller, query, say }) => {
      const wave = await rollouts.wave(query.wave);
      const [rollout, groups, heads] = await Promise.all([
        rollouts.get(wave.rolloutId),
        people.groups.all(),
        announcements.heads(wave.rolloutId, wave.id),
      ]);
      if (!rollout) throw notFound('rollout', wave.rolloutId);
      const groupName = nameOfGroup(groups, wave.groupId);
      if (!leadsWave(caller, wave)) {
        const group = groupInSentence(groups, wave.groupId);
        throw forbidden('not-your-group', { what: 'templates', group });
      }
      const phase = phaseOf(rollout, wave.phaseId);
      const used = new Set(heads.map(({ template }) => template));
      return {
        wave: {
          id: wave.id,
          name: say(message('announcements.audience.wave', { phase: phase.name, group: groupName })),
          start: wave.start.toString(),
          group: { id: wave.groupId, name: groupName },
        },
        templates: templatesOf(phase, wave).map(({ name, ...template }) => ({
          ...template,
          name: say(name),
          used: used.has(template.id),
        })),
      };
    }),
  ];
}
