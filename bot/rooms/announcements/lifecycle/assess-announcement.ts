import type { AnnouncementFault } from '../../../contract/announcements/announcement.ts';
import type { Caller } from '../../../doors/http/route.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { whyNotAddress } from '../audience/audience-rule.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { faultsOf } from '../checking/announcement-faults.ts';
import { gateSentence } from '../gate-sentence.ts';
import { whyNotPost } from '../places/owner.ts';
import { channelsIn } from '../record/announcement.ts';
import type { FoundAnnouncement } from '../record/announcements-table.ts';
import { isDelivered } from '../record/reached.ts';
import { type Scene, sceneOf } from '../record/scene.ts';
import { approves, type ReviewsTable } from '../reviewing/reviews-table.ts';
import type { LifeFacts } from './lifecycle.ts';

/** An announcement with all that its life is assessment by. */
export interface Assessment {
  found: FoundAnnouncement;
  scene: Scene;
  faults: AnnouncementFault[];
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
  const facts: LifeFacts = {
    state: found.state,
    isAuthor: found.authors.includes(caller.id),
    isApprover: caller.approver,
    notTheirs: whyNotAddress(caller, found.announcement.audience, (id) => nameOfGroup(scene.groups, id)),
    approved: found.approved !== null,
    approvalRequired: ruling.approval === 'required',
    notReviewed: ruling.pilotReview === 'required' ? notReviewed : undefined,
    fault: faults.find(({ blocks, where }) => blocks && where !== 'schedule')?.what ?? notTheirChannels,
    late: faults.find(({ blocks, where }) => blocks && where === 'schedule')?.what,
    notYet: gateSentence(scene.wave),
    dated: found.announcement.schedule.kind !== 'now',
    delivered,
    wasSent: found.run !== undefined && (found.run.kind !== 'first' || found.run.ended),
  };
  return { found, scene, faults, facts };
}

/** The pilot set needs no review of its own material: it is who reviews. */
async function whyNotReviewed(reviews: ReviewsTable, found: FoundAnnouncement): Promise<string | undefined> {
  const { id, announcement } = found;
  const { audience } = announcement;
  if (audience.kind === 'pilot' || (audience.kind === 'wave' && audience.waveId.endsWith('.pilot')))
    return undefined;
  const said = await reviews.of(id);
  if (said.some((review) => approves(review, found))) return undefined;
  return 'Nobody of the pilot set has approved the material as it is now. Ask them to look at it under "My rollout".';
}
