import type { MyRolloutView } from '../../../../bot/contract/overview/my-rollout.ts';
import { daysFrom } from '../../../ui/format/calendar.ts';

export type MyWave = MyRolloutView['waves'][number];

/** What a reader should know first about their own rollout. */
export type MyTurn =
  | { readonly kind: 'now'; readonly mine: MyWave; readonly daysLeft: number }
  | { readonly kind: 'held'; readonly mine: MyWave }
  | { readonly kind: 'next'; readonly mine: MyWave; readonly daysUntil: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'nothing' };

/** The wave that is on, else one that is held, else the next one; `waves` by start. */
export function myTurn(waves: readonly MyWave[], today: string): MyTurn {
  if (waves.length === 0) return { kind: 'nothing' };

  const now = waves.find(({ state }) => state === 'in-progress');
  if (now !== undefined) return { kind: 'now', mine: now, daysLeft: daysFrom(today, now.end) };

  const held = waves.find(({ state }) => state === 'held');
  if (held !== undefined) return { kind: 'held', mine: held };

  const next = waves.find(({ state }) => state === 'planned');
  if (next !== undefined) return { kind: 'next', mine: next, daysUntil: daysFrom(today, next.start) };

  return { kind: 'done' };
}
