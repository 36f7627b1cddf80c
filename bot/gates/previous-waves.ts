import { Temporal } from 'temporal-polyfill';
import type { Wave } from '../rollout/rollouts.ts';

type Placed = Pick<Wave, 'id' | 'phaseId' | 'groupId' | 'start'>;

/**
 * The waves that a wave is judged by: those of its phase that started last before it, more than one where they
 * start on the same day. The first wave of a phase is judged by the last one that the same people had in
 * another phase. Empty for the first wave of a rollout.
 */
export function previousWaves<W extends Placed>(waves: readonly W[], wave: Placed): W[] {
  const before = waves.filter(({ start }) => Temporal.PlainDate.compare(start, wave.start) < 0);
  const ofPhase = latest(before.filter(({ phaseId }) => phaseId === wave.phaseId));
  if (ofPhase.length > 0) return ofPhase;
  return latest(before.filter(({ groupId }) => groupId === wave.groupId));
}

/** The waves that are judged by this one and have not started: what stops when it goes badly. */
export function nextWavesAfter<W extends Placed>(
  waves: readonly W[],
  wave: Placed,
  today: Temporal.PlainDate,
): W[] {
  return waves.filter(
    (one) =>
      Temporal.PlainDate.compare(one.start, today) > 0 &&
      previousWaves(waves, one).some(({ id }) => id === wave.id),
  );
}

function latest<W extends Placed>(waves: readonly W[]): W[] {
  const last = waves
    .map(({ start }) => start)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
  return last ? waves.filter(({ start }) => start.equals(last)) : [];
}
