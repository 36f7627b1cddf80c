import type { Wave } from '../../rollout/waves/rollout.ts';

type Placed = Pick<Wave, 'id' | 'phaseId' | 'groupId' | 'start'>;

/** Waves by the day they start on, an ISO date. */
type ByStart<W> = ReadonlyMap<string, readonly W[]>;

/**
 * Tells for waves of one rollout which others they are judged by: those of their phase that started last before
 * them, more than one where they start on the same day. The first wave of a phase is judged by the last one that the
 * same people had in another phase. Empty for the first wave of a rollout.
 */
export function previousIn<W extends Placed>(waves: readonly W[]): (wave: Placed) => readonly W[] {
  const ofPhase = byStartIn(waves, ({ phaseId }) => phaseId);
  const ofGroup = byStartIn(waves, ({ groupId }) => groupId);
  return ({ phaseId, groupId, start }) => {
    const before = lastBefore(ofPhase.get(phaseId), start.toString());
    return before.length > 0 ? before : lastBefore(ofGroup.get(groupId), start.toString());
  };
}

/** The waves that a bundle is judged by: those before any of its waves, each once. */
export function previousOfBundle<W extends Placed>(
  previousOf: (wave: Placed) => readonly W[],
  bundle: readonly Placed[],
): readonly W[] {
  return [...new Map(bundle.flatMap(previousOf).map((wave) => [wave.id, wave])).values()];
}

/** The same for a single wave. */
export function previousWaves<W extends Placed>(waves: readonly W[], wave: Placed): readonly W[] {
  return previousIn(waves)(wave);
}

function byStartIn<W extends Placed>(
  waves: readonly W[],
  keyOf: (wave: W) => string,
): ReadonlyMap<string, ByStart<W>> {
  return new Map(
    [...Map.groupBy(waves, keyOf)].map(([key, same]) => [
      key,
      Map.groupBy(same, ({ start }) => start.toString()),
    ]),
  );
}

function lastBefore<W>(waves: ByStart<W> = new Map(), start: string): readonly W[] {
  let last = '';
  for (const day of waves.keys()) if (day < start && day > last) last = day;
  return waves.get(last) ?? [];
}
