import { sayInEnglish } from '../../../base/words/say.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type { AnnouncementView } from '../../../contract/announcements/announcement.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import { holdSentence } from '../hold-sentence.ts';
import type { Assessment } from '../lifecycle/assess-announcement.ts';
import { afterEdit, stepsNow } from '../lifecycle/lifecycle.ts';
import { isDue, languagesOf, titleOf, waveOf } from '../record/announcement.ts';
import { audienceWords, titleWords } from '../record/scene.ts';
import { approves } from '../reviewing/reviews-table.ts';

export async function presentAnnouncement(
  { audit, reviews, rules, clock }: AuthoringDeps,
  { found, scene, faults, facts }: Assessment,
): Promise<AnnouncementView> {
  const { announcement, approved } = found;
  const [entries, said, { rules: ruling }] = await Promise.all([
    audit.of(found.id),
    reviews.of(found.id),
    rules.get(),
  ]);
  const { may, whyNot } = stepsNow(facts);
  return {
    id: found.id,
    title: titleWords(scene, titleOf(announcement), waveOf(announcement)),
    state: found.state,
    heldBecause:
      (scene.wave && holdSentence(scene.wave)) ?? (isDue(found, clock.now()) ? (facts.notYet ?? null) : null),
    audience: audienceWords(scene, announcement),
    waveId: scene.wave?.id ?? null,
    languages: languagesOf(announcement),
    due: found.due,
    by: found.by,
    changedAt: found.changedAt,
    essential: announcement.essential,
    announcement,
    stoppedBecause: found.stoppedBecause,
    faults,
    steps: may,
    mayEdit: facts.notTheirs === undefined && afterEdit(found.state) !== undefined,
    whyNot,
    approval: { required: facts.approvalRequired, by: approved?.by ?? null, at: approved?.at ?? null },
    review: {
      required: ruling.pilotReview === 'required',
      approvals: said.filter((review) => approves(review, found)).length,
      comments: said.map(({ by, at, text, approved: yes }) => ({ id: by.id, by, at, text, approved: yes })),
    },
    audit: entries.map(({ note, ...entry }) => ({ ...entry, note: sayWords(note, sayInEnglish) })),
    seen: found.version,
  };
}
