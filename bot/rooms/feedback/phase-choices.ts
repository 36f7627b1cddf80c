import type { Temporal } from 'temporal-polyfill';
import type { Words } from '../../base/words/message.ts';
import { userPhases } from '../playbooks/playbook.ts';
import { type NamedTurn, nameTurns } from '../rollout/turns/name-turns.ts';
import { nearestTurn, type Timeline } from '../rollout/turns/timeline.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import { rolloutsInSight } from '../rollout/waves/rollouts-in-sight.ts';
import { keyText, type PhaseOfRollout } from './phase-key.ts';

export interface PhaseChoice extends PhaseOfRollout {
  name: Words;
}

/** What a person may say their issue is about. */
export interface PhaseChoices {
  phases: readonly PhaseChoice[];
  /** The phase of the card they came from, or else the one they are in, or their nearest one. */
  likely: PhaseChoice | undefined;
}

/**
 * The phases of everything that is theirs, what they most likely talk about first: of what is on, on hold, to come and
 * behind them; of a rollout that has been over for long, only the card they came from. Who has no turn at all chooses
 * among the phases of all rollouts.
 */
export function phaseChoices(
  timeline: Timeline,
  rollouts: readonly Rollout[],
  today: Temporal.PlainDate,
  card?: PhaseOfRollout,
): PhaseChoices {
  const ofCard = card && phasesOf(rollouts.filter(({ id }) => id === card.rolloutId));
  const first = ofCard?.find(({ phase }) => phase.id === card?.phaseId) ?? nearestTurn(timeline);
  const theirs = phasesInSight(timeline, today);
  const inSight = theirs.length > 0 ? theirs : phasesOf(rolloutsInSight(timeline.rollouts, today));
  const turns = new Map([...(first ? [first] : []), ...inSight].map((turn) => [keyText(keyOf(turn)), turn]));
  const name = nameTurns([...turns.values()]);
  const phases = [...turns.values()].map((turn) => ({ ...keyOf(turn), name: name(turn) }));
  return { phases, likely: first && phases[0] };
}

function phasesInSight(timeline: Timeline, today: Temporal.PlainDate): NamedTurn[] {
  const { now, held, next, later, done, cancelled, missed } = timeline;
  const inSight = new Set(rolloutsInSight(timeline.rollouts, today).map(({ id }) => id));
  const behind = done.toReversed().filter(({ rollout }) => inSight.has(rollout.id));
  return [...now, ...held, ...next, ...later, ...behind, ...cancelled, ...missed];
}

function phasesOf(rollouts: readonly Rollout[]): NamedTurn[] {
  return rollouts.flatMap((rollout) => userPhases(rollout.playbook).map((phase) => ({ rollout, phase })));
}

function keyOf({ rollout, phase }: NamedTurn): PhaseOfRollout {
  return { rolloutId: rollout.id, phaseId: phase.id };
}
