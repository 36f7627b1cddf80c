import type { Say } from '../../base/words/message.ts';
import type { RolloutView } from '../../contract/rollout/rollout.ts';
import { nameOfStrategy } from './planning/strategy.ts';
import type { Rollout } from './waves/rollout.ts';

/** A rollout as every screen shows it. */
export function presentRollout(rollout: Rollout, say: Say): RolloutView {
  return {
    id: rollout.id,
    title: rollout.title,
    playbook: { id: rollout.playbook.id, name: rollout.playbook.name },
    strategy: rollout.strategy,
    strategyName: rollout.playbook.kind === 'workload' ? null : say(nameOfStrategy(rollout.strategy)),
    start: rollout.start.toString(),
    end: rollout.end.toString(),
    collisionReason: rollout.settings.collisionReason ?? null,
    freezes: rollout.settings.freezes ?? [],
  };
}
