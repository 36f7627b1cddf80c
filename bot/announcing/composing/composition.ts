import type { Composition, CompositionState } from '../../contract/compose.ts';

interface Name {
  id: string;
  name: string;
}

/** An announcement as its authors know it, from the first draft on. Its deliveries hang on the same id. */
export interface StoredComposition {
  id: string;
  rolloutId: string;
  composition: Composition;
  state: CompositionState;
  /** Who made it. */
  by: Name;
  /** Everybody who changed what it says since it was last approved; none of them may approve it. */
  authors: string[];
  approved: { by: Name; at: string } | null;
  createdAt: string;
  changedAt: string;
  /** When the first person gets it, ISO 8601 in UTC; null while it is not scheduled. */
  due: string | null;
  /** Grows by one with each change. */
  version: number;
}

/** The wave that it hangs on: its dates move it, and its hold stops it. Null for other audiences. */
export function waveOf({ audience }: Pick<Composition, 'audience'>): string | null {
  return audience.kind === 'wave' ? audience.waveId : null;
}
