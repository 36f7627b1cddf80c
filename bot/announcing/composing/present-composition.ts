import type { CompositionView } from '../../contract/compose.ts';
import type { ComposeDeps } from './compose-deps.ts';
import { audienceWords } from './composition-scene.ts';
import type { Judged } from './judge-composition.ts';
import { afterEdit, stepsNow } from './life.ts';

export async function presentComposition(
  { audit, reviews, rules }: ComposeDeps,
  { found, scene, faults, facts }: Judged,
): Promise<CompositionView> {
  const { composition, approved } = found;
  const [entries, said, { rules: ruling }] = await Promise.all([
    audit.of(found.id),
    reviews.of(found.id),
    rules.get(),
  ]);
  const { may, whyNot } = stepsNow(facts);
  return {
    id: found.id,
    title: composition.contents[composition.fallback]?.title ?? '',
    state: found.state,
    heldBecause: scene.wave?.heldBecause ?? null,
    audience: audienceWords(scene, composition),
    waveId: scene.wave?.id ?? null,
    languages: Object.keys(composition.contents),
    due: found.due,
    by: found.by,
    changedAt: found.changedAt,
    essential: composition.essential,
    composition,
    faults,
    steps: may,
    mayEdit: facts.notTheirs === undefined && afterEdit(found.state) !== undefined,
    whyNot,
    approval: { required: facts.approvalRequired, by: approved?.by ?? null, at: approved?.at ?? null },
    review: {
      required: ruling.pilotReview === 'required',
      approvals: said.filter(({ pilot, approved: yes }) => pilot && yes).length,
      comments: said.map(({ by, at, text, approved: yes }) => ({ id: by.id, by, at, text, approved: yes })),
    },
    audit: entries,
    seen: found.version,
  };
}
