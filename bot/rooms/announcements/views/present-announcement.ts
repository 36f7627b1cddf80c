import type { Say, Words } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type {
  Announcement,
  AnnouncementFault,
  AnnouncementHead,
  AnnouncementView,
} from '../../../contract/announcements/announcement.ts';
import { STEPS_FROM } from '../../../contract/announcements/life.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import type { CheckFault } from '../checking/check-announcement.ts';
import type { Assessment } from '../lifecycle/assess-announcement.ts';
import { afterEdit, stepsNow } from '../lifecycle/lifecycle.ts';
import { nobodyMayApprove } from '../lifecycle/nobody-may-approve.ts';
import { isDue, isStopped, languagesOf, standing, titleOf, waveOf } from '../record/announcement.ts';
import { describeAudience, filledTitle } from '../record/scene.ts';
import { approves } from '../reviewing/reviews-table.ts';
import { whyHeld } from '../why-held.ts';
import { othersForWave, sameWaveFaults } from './same-wave.ts';

export async function presentAnnouncement(
  deps: AuthoringDeps,
  assessment: Assessment,
  say: Say,
): Promise<AnnouncementView> {
  const { audit, reviews, rules, rollouts, clock } = deps;
  const { found, scene, faults, facts } = assessment;
  const { announcement, approved, state } = found;
  const waitsForYes = facts.approvalRequired && !approved && (state === 'draft' || state === 'in-review');
  const [entries, said, { rules: ruling }, all, nobody, others] = await Promise.all([
    audit.of(found.id),
    reviews.of(found.id),
    rules.get(),
    rollouts.all(),
    waitsForYes ? nobodyMayApprove(deps, found, scene) : undefined,
    // Of what is under way nobody can decide any more.
    STEPS_FROM.send.includes(state) ? othersForWave(deps, announcement, { scene, id: found.id }) : [],
  ]);
  const { may, whyNot } = stepsNow(facts);
  return {
    ...presentHeadOf(assessment, { now: clock.now(), names: nameRollouts(all) }, say),
    announcement: asWritten(announcement, scene.rollout.id),
    stoppedBecause: found.stoppedBecause && sayWords(found.stoppedBecause, say),
    faults: [...faults, ...sameWaveFaults(others)].map((fault) => presentFault(fault, say)),
    steps: may,
    mayEdit: facts.notTheirs === undefined && afterEdit(standing(found)) !== undefined,
    whyNot: whyNot.map(({ step, why }) => ({ step, why: say(why) })),
    approval: {
      required: facts.approvalRequired,
      by: approved?.by ?? null,
      at: approved?.at ?? null,
      nobody: nobody ? say(nobody) : null,
    },
    review: {
      required: ruling.pilotReview === 'required',
      approvals: said.filter((review) => approves(review, found)).length,
      comments: said.map(({ by, at, text, approved: yes }) => ({ id: by.id, by, at, text, approved: yes })),
    },
    audit: entries.map(({ note, ...entry }) => ({ ...entry, note: sayWords(note, say) })),
    seen: found.version,
  };
}

interface HeadFacts {
  /** In ms since 1970. */
  now: number;
  /** What rollouts are called, by id. */
  names: ReadonlyMap<string, Words>;
}

/** A draft that was made just now, as lists show it: it has reached nobody. */
export function presentNewDraft(assessment: Assessment, facts: HeadFacts, say: Say): AnnouncementHead {
  return { ...presentHeadOf(assessment, facts, say), reached: null };
}

/** What hangs on no wave says which rollout it is for, also where its author had nothing to choose from. */
function asWritten(announcement: Announcement, rolloutId: string): Announcement {
  return waveOf(announcement) === null ? { ...announcement, rollout: rolloutId } : announcement;
}

export function presentFault({ where, what, blocks }: CheckFault, say: Say): AnnouncementFault {
  return { where, what: say(what), blocks };
}

function presentHeadOf(
  { found, scene, facts }: Assessment,
  { now, names }: HeadFacts,
  say: Say,
): Omit<AnnouncementHead, 'reached'> {
  const { id, announcement, state, due, by, changedAt } = found;
  const { rollout } = scene;
  const waits = (scene.wave && whyHeld(scene.wave)) ?? (isDue(found, now) ? facts.notYet : null);
  return {
    id,
    title: filledTitle(scene, titleOf(announcement), waveOf(announcement)),
    state,
    stopped: isStopped(found),
    heldBecause: waits ? say(waits) : null,
    audience: say(describeAudience(scene, announcement)),
    waveId: scene.wave?.id ?? null,
    rollout: { id: rollout.id, name: sayWords(names.get(rollout.id) ?? rollout.title, say) },
    languages: languagesOf(announcement),
    due,
    by,
    changedAt,
    essential: announcement.essential,
  };
}
