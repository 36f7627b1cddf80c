import type { CompositionState, LifeStep } from '../../../../bot/contract/announcements/composition.ts';

/** What can be done with an announcement from here; every other step of its life is in the composer. */
export type Deed = 'compose' | 'duplicate' | 'cancel' | 'go-on' | 'retract' | 'remove';

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
      return ['compose', 'duplicate', 'retract'];
    case 'stopped':
      return ['compose', 'go-on', 'duplicate', 'retract'];
    case 'cancelled':
      return ['duplicate', 'retract'];
    case 'retracted':
      return ['duplicate'];
  }
}

/** The step of its life that a deed is, and that is asked about first; undefined for every other deed. */
export function stepOf(deed: Deed): Extract<LifeStep, 'cancel' | 'retract' | 'send'> | undefined {
  if (deed === 'cancel' || deed === 'retract') return deed;
  return deed === 'go-on' ? 'send' : undefined;
}
