import type { CompositionState } from '../../bot/contract/compose.ts';

/** What can be done with an announcement from here; every other step of its life is in the composer. */
export type Deed = 'compose' | 'duplicate' | 'cancel' | 'retract' | 'remove';

/** What fits a state. Whether this lead may is asked when they do it. */
export function deedsFor(state: CompositionState): readonly Deed[] {
  switch (state) {
    case 'draft':
    case 'in-review':
    case 'approved':
      return ['compose', 'duplicate', 'remove'];
    case 'scheduled':
      return ['compose', 'duplicate', 'cancel'];
    case 'sending':
      return ['duplicate', 'cancel'];
    case 'sent':
    case 'stopped':
      return ['compose', 'duplicate', 'retract'];
    case 'cancelled':
      return ['duplicate', 'retract'];
    case 'retracted':
      return ['duplicate'];
  }
}
