import type { CardsProgress, CompositionView } from '../../../contract/announcements/composition.ts';
import type { CardWork } from '../../delivery/delivered-cards/card-work-table.ts';
import { holdSentence } from '../hold-sentence.ts';
import type { Judged } from '../lifecycle/judge-composition.ts';
import { afterEdit, stepsNow } from '../lifecycle/lifecycle.ts';
import { approves } from '../reviewing/reviews-table.ts';
import type { ComposeDeps } from '../writing/compose-deps.ts';
import { isDue, languagesOf, type StoredComposition, titleOf, waveOf } from '../writing/composition.ts';
import { audienceWords, titleWords } from '../writing/composition-scene.ts';

export async function presentComposition(
  { audit, reviews, rules, desk, cardWork, clock }: ComposeDeps,
  { found, scene, faults, facts }: Judged,
): Promise<CompositionView> {
  const { composition, approved } = found;
  const [entries, said, { rules: ruling }, course, work] = await Promise.all([
    audit.of(found.id),
    reviews.of(found.id),
    rules.get(),
    found.state === 'stopped' ? desk.course(found.id) : undefined,
    found.wish || afterEdit(found.state) !== 'draft' ? cardWork.get(found.id) : undefined,
  ]);
  const { may, whyNot } = stepsNow(facts);
  return {
    id: found.id,
    title: titleWords(scene, titleOf(composition), waveOf(composition)),
    state: found.state,
    heldBecause:
      (scene.wave && holdSentence(scene.wave)) ?? (isDue(found, clock.now()) ? (facts.notYet ?? null) : null),
    audience: audienceWords(scene, composition),
    waveId: scene.wave?.id ?? null,
    languages: languagesOf(composition),
    due: found.due,
    by: found.by,
    changedAt: found.changedAt,
    essential: composition.essential,
    composition,
    stoppedBecause: course?.stoppedBecause ?? null,
    cards: presentCards(found, work),
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
    audit: entries,
    seen: found.version,
  };
}

/** Work for an earlier wish says nothing about the newest one. */
function presentCards(
  { wish }: Pick<StoredComposition, 'wish'>,
  work: CardWork | undefined,
): CardsProgress | null {
  if (wish && work?.wish.at !== wish.at) {
    return { wish: wish.kind, done: 0, gone: 0, failed: 0, finishedAt: null };
  }
  if (!work) return null;
  const { done, gone, failed, finishedAt } = work;
  return { wish: work.wish.kind, done, gone, failed, finishedAt };
}
