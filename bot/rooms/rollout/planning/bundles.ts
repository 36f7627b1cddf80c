import type { Rollout, Wave } from '../waves/rollout.ts';
import { strategyOf } from './strategy.ts';

type InBundle = Pick<Wave, 'id' | 'groupId' | 'start' | 'end'>;

/** Which waves of a rollout belong together. */
export interface Bundles<W> {
  /** The waves that come together with this one, itself among them, in the order of the plan; elsewhere itself alone. */
  of(wave: InBundle): readonly W[];
  /** The wave that stands for all of its bundle: the first of them in the plan. */
  leadOf(wave: InBundle): W;
  /** One wave of each bundle, in the order of the plan. */
  leads: readonly W[];
}

/** Up-front brings all phases of a group on the same dates: what is decided or announced of one is so of all. */
export function bundlesOf<W extends InBundle>(
  { strategy }: Pick<Rollout, 'strategy'>,
  waves: readonly W[],
): Bundles<W> {
  const { bundle } = strategyOf(strategy);
  const byKey = Map.groupBy(waves, (wave) => keyOf(wave, bundle));
  const of = (wave: InBundle) => byKey.get(keyOf(wave, bundle)) ?? [];
  return {
    of,
    leadOf(wave) {
      const [lead] = of(wave);
      if (!lead) throw new Error(`The wave ${wave.id} is not in this plan.`);
      return lead;
    },
    leads: [...byKey.values()].flatMap(([lead]) => lead ?? []),
  };
}

function keyOf({ id, groupId, start, end }: InBundle, bundle: boolean): string {
  return bundle ? `${groupId} ${start} ${end}` : id;
}
