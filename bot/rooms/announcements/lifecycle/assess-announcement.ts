import { whyOf } from '../../../base/errors.ts';
import { type Message, message } from '../../../base/words/message.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import type { CheckFault } from '../checking/check-announcement.ts';
import { whyNotPost } from '../places/owner.ts';
import { channelsIn, isStopped } from '../record/announcement.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import { isDelivered } from '../record/reached.ts';
import { notTheirs, type Scene, sceneOf } from '../record/scene.ts';
import { approves, type ReviewsTable } from '../reviewing/reviews-table.ts';
import { whyGateForbids } from '../why-not-announce.ts';
import type { LifeFacts } from './lifecycle.ts';

/** An announcement with everything that decides what may become of it. */
export interface Assessment {
  found: FoundAnnouncement;
  scene: Scene;
  faults: CheckFault[];
  facts: LifeFacts;
}

/** What the rules of its life say to this caller. */
export async function assessAnnouncement(
  deps: AuthoringDeps,
  caller: Caller,
  found: FoundAnnouncement,
): Promise<Assessment> {
  const { rules, reviews, announcements } = deps;
  const scene = await sceneOf(deps, found.announcement, found.rolloutId);
  const [faults, { rules: ruling }, notReviewed, delivered] = await Promise.all([
    faultsOf(deps, found.announcement, scene),
    rules.get(),
    whyNotReviewed(reviews, found),
    found.run ? announcements.reached(found.id).then(isDelivered) : false,
  ]);
  const notTheirChannels = whyNotPost(caller, channelsIn(found.announcement), scene.groups);
  const forbidden = whyGateForbids(scene.wave);
  const blocking = faults.filter(({ blocks }) => blocks);
  const facts: LifeFacts = {
    state: found.state,
    stopped: isStopped(found),
    isAuthor: found.authors.includes(caller.id),
    isApprover: caller.approver,
    notTheirs: notTheirs(caller, found.announcement, scene),
    approved: found.approved !== null,
    approvalRequired: ruling.approval === 'required',
    notReviewed: ruling.pilotReview === 'required' ? notReviewed : undefined,
    fault:
      blocking.find(({ where }) => where !== 'schedule')?.what ??
      (notTheirChannels && whyOf(notTheirChannels)),
    late: blocking.find(({ where }) => where === 'schedule')?.what,
    notYet: forbidden && whyOf(forbidden),
    dated: found.announcement.schedule.kind !== 'now',
    delivered,
    wasSent: found.run !== undefined && (found.run.kind !== 'first' || found.run.ended),
  };
  return { found, scene, faults, facts };
}

/** The pilot set needs no review of its own material: it is who reviews. */
async function whyNotReviewed(reviews: ReviewsTable, found: FoundAnnouncement): Promise<Message | undefined> {
  const { id, announcement } = found;
  const { audience } = announcement;
  if (audience.kind === 'pilot' || (audience.kind === 'wave' && audience.waveId.endsWith('.pilot')))
    return undefined;
  const said = await reviews.of(id);
  if (said.some((review) => approves(review, found))) return undefined;
  return message('announcements.why-not.not-reviewed');
}
