import { type Clock, today } from '../../base/clock.ts';
import type { TrainingItem } from '../../contract/training/training.ts';
import { readTimeline } from '../rollout/turns/read-timeline.ts';
import type { PersonInRollouts } from '../rollout/turns/timeline.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { trainingFor } from './training-for.ts';

export interface TrainingDeps {
  rollouts: Pick<Rollouts, 'plans'>;
  clock: Clock;
  /** For people whose own time zone nobody knows. */
  timeZone: string;
}

/** What fits this person today; empty while nothing is planned for them. The items are part of the playbooks. */
export async function myTraining(
  { rollouts, clock, timeZone }: TrainingDeps,
  person: PersonInRollouts & { timeZone?: string | undefined },
): Promise<TrainingItem[]> {
  return trainingFor(await readTimeline(rollouts, person, today(clock, person.timeZone ?? timeZone)));
}
