import type { Attention } from '../../../contract/overview/status.ts';
import { ATTENTIONS } from '../../../contract/overview/status-orders.ts';
import type { WaveView } from '../../../contract/rollout/rollout.ts';

/** The most pressing of what waves ask for; null for nothing. `soon` is the last day that counts as soon. */
export function attentionOf(waves: readonly WaveView[], soon: string): Attention | null {
  let most: Attention | null = null;
  for (const wave of waves) {
    const asks = askedBy(wave, soon);
    if (asks !== null && rankOf(asks) < rankOf(most)) most = asks;
  }
  return most;
}

/** For sorting: what is most pressing comes first, what asks for nothing last. */
export function rankOf(attention: Attention | null): number {
  return attention === null ? ATTENTIONS.length : ATTENTIONS.indexOf(attention);
}

function askedBy({ state, reached, start }: WaveView, soon: string): Attention | null {
  if (state === 'held') return 'held';
  if (reached !== null) return null;
  if (state === 'in-progress') return 'late';
  return state === 'planned' && start <= soon ? 'soon' : null;
}
