import type { Composition, CompositionHead } from '../../contract/composition.ts';
import { invalid, notFound } from '../../errors.ts';
import type { Caller } from '../../http/route.ts';
import type { ComposeDeps } from './compose-deps.ts';
import type { Compositions } from './compositions.ts';

/**
 * Drafts like one announcement: one for each of the waves named, or a single one like it. The ids are made by the
 * caller, so that the same click twice makes them once.
 * @throws AnswerError when there are not as many ids as drafts to be made.
 */
export async function duplicate(
  { compositions, audit, clock }: ComposeDeps,
  service: Compositions,
  caller: Caller,
  id: string,
  { ids, waves }: { ids: readonly string[]; waves: readonly string[] },
): Promise<CompositionHead[]> {
  const found = await compositions.get(id);
  if (!found) throw notFound('announcement', id);
  const wanted =
    waves.length === 0 ? [found.composition] : waves.map((waveId) => forWave(found.composition, waveId));
  if (ids.length !== wanted.length) {
    throw invalid('ids-do-not-fit', `Send one id for each draft: ${wanted.length}, not ${ids.length}.`, [
      { where: 'ids', what: `has ${ids.length} entries` },
    ]);
  }
  const made: CompositionHead[] = [];
  for (const [index, composition] of wanted.entries()) {
    const newId = ids[index] ?? '';
    const there = await compositions.get(newId);
    if (!there) await service.save(caller, newId, composition, 0);
    made.push(await service.view(caller, newId));
  }
  const at = new Date(clock.now()).toISOString();
  await audit.add(id, {
    what: 'duplicated',
    by: { id: caller.id, name: caller.name },
    at,
    note: `${made.length}`,
  });
  return made;
}

function forWave(composition: Composition, waveId: string): Composition {
  return { ...composition, audience: { kind: 'wave', waveId } };
}
