import type { Temporal } from 'temporal-polyfill';
import type { GateState, GateWave } from '../../../contract/gates/gates.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import type { GateHead } from '../gates-table.ts';
import { BY_RULE } from '../present-gate.ts';

/** Whether a gate needs somebody: nobody decided, the storm brake stopped it, or it was held as nobody came. */
export function waitsForLead({
  state,
  last,
  wave,
}: {
  state: GateState;
  last: { by: string } | null;
  wave: Pick<GateWave, 'state'>;
}): boolean {
  if (wave.state === 'complete' || wave.state === 'cancelled') return false;
  return state === 'open' || state === 'coming' || (state === 'held' && last?.by === BY_RULE);
}

/** The event since when a gate needs somebody: what its leads are told of once. Undefined while it needs nobody. */
export function occasionOf(
  { state, last }: Pick<GateHead, 'state' | 'last'>,
  wave: Wave,
  today: Temporal.PlainDate,
): string | undefined {
  if (!last) return undefined;
  const by = { by: last.by?.name ?? BY_RULE };
  return waitsForLead({ state, last: by, wave: { state: waveState(wave, today) } }) ? last.id : undefined;
}
