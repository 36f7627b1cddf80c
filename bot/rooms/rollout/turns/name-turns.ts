import { message, type Words } from '../../../base/words/message.ts';
import { nameRollouts } from '../waves/name-rollouts.ts';
import type { OwnTurn } from './timeline.ts';

export type NamedTurn = Pick<OwnTurn, 'rollout' | 'phase'>;

/** What turns that stand together are called: their phase, with the rollout where two of them have the same one. */
export function nameTurns(turns: readonly NamedTurn[]): (turn: NamedTurn) => Words {
  const rollouts = [...new Map(turns.map(({ rollout }) => [rollout.id, rollout])).values()];
  const titles = nameRollouts(rollouts);
  const byName = Map.groupBy(turns, ({ phase }) => phase.name.toLowerCase());
  return ({ rollout, phase }) => {
    const namesakes = byName.get(phase.name.toLowerCase()) ?? [];
    if (namesakes.every((other) => other.rollout.id === rollout.id)) return phase.name;
    const title = titles.get(rollout.id) ?? rollout.title;
    return message('rollout.phase-of', { phase: phase.name, rollout: title });
  };
}
