import type { Temporal } from 'temporal-polyfill';
import type { Say } from '../../../base/words/message.ts';
import type { RolloutLifeView } from '../../../contract/overview/rollout-life.ts';
import type { RolloutChoice } from '../../../contract/rollout/rollouts.ts';
import type { Group } from '../../people/groups-table.ts';
import { PILOT } from '../../people/person.ts';
import { presentRollout } from '../../rollout/present-rollout.ts';
import { peopleInWaves } from '../../rollout/waves/people-in-waves.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { type Announced, isBegun, toldOf } from './told-of.ts';

export interface LifeFacts {
  rollout: Rollout;
  /** How it stands among the others. */
  choice: RolloutChoice;
  waves: readonly Wave[];
  announced: Announced;
  groups: readonly Group[];
  /** The version of its plan. */
  seen: number;
}

export function presentLife(
  { rollout, choice, waves, announced, groups, seen }: LifeFacts,
  today: Temporal.PlainDate,
  say: Say,
): RolloutLifeView {
  const { strategy, strategyName } = presentRollout(rollout, say);
  const groupIds = [...new Set(waves.map(({ groupId }) => groupId))];
  const states = Map.groupBy(waves, (wave) => waveState(wave, today));
  const count = (state: ReturnType<typeof waveState>) => states.get(state)?.length ?? 0;
  return {
    ...choice,
    strategy,
    strategyName,
    plannedAt: rollout.plannedAt,
    plannedBy: rollout.plannedBy?.name ?? null,
    waves: {
      all: waves.length,
      complete: count('complete'),
      inProgress: count('in-progress'),
      held: count('held'),
      cancelled: count('cancelled'),
    },
    groups: groupIds.filter((id) => id !== PILOT).length,
    people: groupIds.reduce((sum, id) => sum + peopleInWaves(groups, id), 0),
    told: toldOf(announced, waves),
    begun: isBegun(announced),
    cancelled: rollout.cancelled && {
      at: rollout.cancelled.at,
      by: rollout.cancelled.by,
      reason: rollout.cancelled.reason,
    },
    seen,
  };
}
