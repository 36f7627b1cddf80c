import { timestamp } from '../../clock.ts';
import { changeAnnouncingRules, getAnnouncingRules } from '../../contract/announcing-rules.ts';
import {
  checkComposition,
  duplicateComposition,
  getComposition,
  getCompositions,
  removeComposition,
  saveComposition,
  stepComposition,
} from '../../contract/compose.ts';
import { getMaterialToReview, reviewComposition } from '../../contract/my-announcements.ts';
import { resendFailed } from '../../contract/results.ts';
import { conflict, forbidden, notFound } from '../../errors.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../http/route.ts';
import { faultsOf } from './checking/composition-faults.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { notTheirs, sceneOf } from './composition-scene.ts';
import type { Compositions } from './compositions.ts';
import type { FoundComposition } from './compositions-table.ts';
import { duplicate } from './duplicate.ts';
import { resend } from './resend-composition.ts';
import { materialFor } from './reviewing/material.ts';
import { listCompositions } from './showing/list-compositions.ts';

interface ComposeRoutesDeps extends ComposeDeps {
  service: Compositions;
  /** Whether Microsoft Graph is set up to install the app. */
  canInstall?: boolean;
}

export function composeRoutes(deps: ComposeRoutesDeps): Route[] {
  const { service, compositions, reviews, rules, audit, clock, canInstall = false } = deps;

  async function rulesFor(caller: Caller) {
    const found = await rules.get();
    return { ...found, canInstall, mayChange: leadsEverybody(caller) && caller.approver };
  }

  /** People of the pilot set review what waits for it; leads say something to all that they may address. */
  async function refuseUnlessReviewer(caller: Caller, found: FoundComposition): Promise<void> {
    if (caller.pilot && found.state === 'in-review') return;
    if (caller.role === 'lead') {
      const refusal = notTheirs(
        caller,
        found.composition,
        await sceneOf(deps, found.composition, found.rolloutId),
      );
      if (refusal === undefined) return;
      throw forbidden('not-your-groups', refusal);
    }
    if (!caller.pilot)
      throw forbidden('pilot-only', 'Material is reviewed by people of the pilot set and by leads.');
    throw conflict(
      'not-in-review',
      'This material does not wait for a review any more. Nothing was written down.',
    );
  }

  return [
    route(getCompositions, ({ caller, query }) => listCompositions(deps, caller, query)),
    route(getComposition, ({ caller, params }) => service.view(caller, params.id)),
    route(saveComposition, ({ caller, params, body }) =>
      service.save(caller, params.id, body.composition, body.seen),
    ),
    route(removeComposition, async ({ caller, params }) => ({
      removed: await service.remove(caller, params.id),
    })),
    route(stepComposition, ({ caller, params, body }) => service.step(caller, params.id, body)),
    route(duplicateComposition, async ({ caller, params, body }) => {
      const made = await duplicate(deps, service, caller, params.id, body);
      return { announcements: made };
    }),
    route(checkComposition, async ({ caller, body: { composition } }) => {
      const scene = await sceneOf(deps, composition);
      const what = notTheirs(caller, composition, scene);
      if (what !== undefined) return { faults: [{ where: 'audience', what, blocks: true }] };
      return { faults: await faultsOf(deps, composition, scene) };
    }),
    route(resendFailed, ({ caller, params, body }) => resend(deps, caller, params.id, body.states)),
    route(reviewComposition, async ({ caller, params, body }) => {
      const found = await compositions.get(params.id);
      if (!found) throw notFound('announcement', params.id);
      await refuseUnlessReviewer(caller, found);
      const by = { id: caller.id, name: caller.name };
      const { text, approved } = body;
      await reviews.save(params.id, {
        by,
        at: timestamp(clock),
        text,
        approved,
        pilot: caller.pilot,
        version: found.version,
      });
      await audit.add(params.id, { what: 'reviewed', by, at: timestamp(clock), note: text });
      return { noted: true };
    }),
    route(getMaterialToReview, async ({ caller }) => ({ material: await materialFor(deps, caller) })),
    route(getAnnouncingRules, ({ caller }) => rulesFor(caller)),
    route(changeAnnouncingRules, async ({ caller, body }) => {
      if (!leadsEverybody(caller) || !caller.approver) {
        throw forbidden(
          'approver-only',
          'The rules for announcements are changed by an approver who leads all groups.',
        );
      }
      if ((await rules.change(body.rules, body.seen)) === 'changed') {
        throw conflict(
          'rules-changed',
          'Somebody has just changed these rules. Look at them as they are now and try again.',
        );
      }
      return rulesFor(caller);
    }),
  ];
}
