import { type Clock, today } from '../clock.ts';
import type { TrainingItem } from '../contract/training.ts';
import { myTurn } from '../rollout/my-turn.ts';
import type { Rollouts } from '../rollout/rollouts.ts';
import type { PersonInRollout } from '../rollout/wave-for-person.ts';
import { trainingFor } from './training-for.ts';

export interface Training {
  /** What fits this person today; empty while nothing is planned for them. */
  fitting(person: PersonInRollout & { timeZone?: string | undefined }): Promise<TrainingItem[]>;
}

interface TrainingDeps {
  rollouts: Rollouts;
  clock: Clock;
  /** For people whose own time zone nobody knows. */
  timeZone: string;
}

/** Opens the room. It keeps nothing of its own: the items are part of the playbook of the current rollout. */
export function openTraining({ rollouts, clock, timeZone }: TrainingDeps): Training {
  return {
    async fitting(person) {
      const turn = await myTurn(rollouts, person, today(clock, person.timeZone ?? timeZone));
      return turn ? trainingFor(turn.rollout.playbook, turn) : [];
    },
  };
}
