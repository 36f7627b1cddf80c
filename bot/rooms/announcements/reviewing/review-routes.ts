import { timestamp } from '../../../base/clock.ts';
import { conflict, forbidden, notFound } from '../../../base/errors.ts';
import { getMaterialToReview, reviewAnnouncement } from '../../../contract/delivery/my-announcements.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import type { AuditTable } from '../record/audit-table.ts';
import { notTheirs, sceneOf } from '../record/scene.ts';
import { type MaterialDeps, materialFor } from './material.ts';
import { reviewedBy } from './reviewed-by.ts';

interface ReviewDeps extends MaterialDeps {
  audit: AuditTable;
}

export function reviewRoutes(deps: ReviewDeps): Route[] {
  const { announcements, reviews, audit, clock } = deps;
  return [
    route(getMaterialToReview, async ({ caller }) => ({ material: await materialFor(deps, caller) })),
    route(reviewAnnouncement, async ({ caller, params, body: { text, approved, seen } }) => {
      const found = await announcements.get(params.id);
      if (!found) throw notFound('announcement', params.id);
      const pilot = (await reviewedBy(deps.rollouts, caller, [{ id: found.rolloutId }])).length > 0;
      await refuseUnlessReviewer(deps, { ...caller, pilot }, found);
      refuseOtherText(found, seen);
      if (approved) refuseOwn(found, caller);
      const by = { id: caller.id, name: caller.name };
      const at = timestamp(clock);
      await reviews.save(params.id, { by, at, text, approved, pilot, version: seen });
      await audit.add(params.id, { what: 'reviewed', by, at, note: text });
      return { noted: true };
    }),
  ];
}

/** What was read is what counts: swapped between reading and pressing, nobody has approved it. */
function refuseOtherText({ version, writtenIn }: FoundAnnouncement, seen: number): void {
  if (seen >= writtenIn && seen <= version) return;
  throw conflict('material-changed');
}

function refuseOwn({ by, authors }: FoundAnnouncement, caller: Caller): void {
  if (by.id === caller.id || authors.includes(caller.id)) throw conflict('own-material');
}

/** People of the pilot set review what waits for it; leads say something to all that they may address. */
async function refuseUnlessReviewer(
  deps: ReviewDeps,
  caller: Caller,
  { state, announcement, rolloutId }: FoundAnnouncement,
): Promise<void> {
  if (caller.pilot && state === 'in-review') return;
  if (caller.role === 'lead') {
    const refusal = notTheirs(caller, announcement, await sceneOf(deps, announcement, rolloutId));
    if (refusal === undefined) return;
    throw forbidden(refusal.code, refusal.params);
  }
  throw caller.pilot ? conflict('not-in-review') : forbidden('pilot-only');
}
