import type { CompositionHead } from '../../../contract/announcements/composition.ts';
import type { Group } from '../../people/groups-table.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import { isDue } from '../writing/composition.ts';
import { audienceWords, titleWords } from '../writing/composition-scene.ts';
import type { CompositionHeadRow } from '../writing/compositions-table.ts';
import { presentReached, type Reached } from '../writing/reached.ts';

interface HeadFacts {
  rollout: Rollout;
  groups: readonly Group[];
  /** That a wave is held and what to do, in a sentence, by wave. */
  holds: ReadonlyMap<string, string | null>;
  /** What the gates of waves have against announcing them, by wave. */
  refusals: ReadonlyMap<string, string>;
  /** What became of announcements so far, by announcement. */
  reached: ReadonlyMap<string, Reached>;
  /** In ms since 1970. */
  now: number;
}

export function presentHead(
  head: CompositionHeadRow,
  { rollout, groups, holds, refusals, reached, now }: HeadFacts,
): CompositionHead {
  const { id, title, state, waveId, languages, due, by, changedAt, essential } = head;
  return {
    id,
    title: titleWords({ rollout, groups }, title, waveId),
    state,
    heldBecause: (waveId && (holds.get(waveId) ?? (isDue(head, now) ? refusals.get(waveId) : null))) || null,
    audience: audienceWords({ rollout, groups }, head),
    waveId,
    languages,
    due,
    by,
    changedAt,
    essential,
    reached: presentReached(reached.get(id)),
  };
}
