import type { Temporal } from 'temporal-polyfill';
import type { Message } from '../../../base/words/message.ts';
import type { People } from '../../people/people.ts';
import { type MovedWave, withMoves } from '../../rollout/changes/move-wave.ts';
import { notesOnPeople } from '../../rollout/changes/people-after-move.ts';
import { movedInRollout } from '../../rollout/turns/moved-in-rollout.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';

/** What new dates mean for people who changed group, or joined or left the pilot set: the cost follows who moved since the plan was made. */
export async function aboutPeople(
  deps: { people: Pick<People, 'moved' | 'table'>; rollouts: Pick<Rollouts, 'pilots'> },
  { rollout, waves }: { rollout: Rollout; waves: readonly Wave[] },
  changed: readonly MovedWave<Wave>[],
  today: Temporal.PlainDate,
): Promise<Message[]> {
  if (changed.length === 0) return [];
  const people = await movedInRollout(deps, rollout);
  return notesOnPeople(people, rollout, { before: waves, after: withMoves(waves, changed) }, today);
}
