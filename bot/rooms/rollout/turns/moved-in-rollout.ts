import { Temporal } from 'temporal-polyfill';
import type { MovedPerson } from '../../people/moved-table.ts';
import type { People } from '../../people/people.ts';
import { memberIn, type PilotSet } from '../pilots/pilot-set.ts';
import type { Rollout } from '../waves/rollout.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { plannedOn } from './since-plan.ts';

interface MovedReaders {
  people: Pick<People, 'moved' | 'table'>;
  rollouts: Pick<Rollouts, 'pilots'>;
}

/**
 * Who changed group since a rollout was planned, or joined or left its pilot set, as this rollout sees them. The cost
 * follows who moved.
 */
export async function movedInRollout(
  { people, rollouts }: MovedReaders,
  rollout: Pick<Rollout, 'id' | 'plannedAt'>,
): Promise<MovedPerson[]> {
  const planned = plannedOn(rollout);
  const [moved, set] = await Promise.all([people.moved.since(planned), rollouts.pilots(rollout.id)]);
  const known = new Set(moved.map(({ id }) => id));
  const others = await people.table.findMany(changedIn(set, planned).filter((id) => !known.has(id)));
  return [...moved, ...others.values()].map(({ id, name, groupId, pilot, moves }) =>
    memberIn(set, { id, name, groupId, pilot, moves }),
  );
}

function changedIn({ steps }: PilotSet, planned: Temporal.PlainDate): string[] {
  const isLater = ({ date }: { date: Temporal.PlainDate }) => Temporal.PlainDate.compare(date, planned) > 0;
  return [...steps].flatMap(([id, own]) => (own.some(isLater) ? [id] : []));
}
