import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { StatusView } from '../../../contract/rollout/rollout.ts';
import { sharedReads } from '../../../doors/azure/shared-reads.ts';
import type { ExitCriteria } from '../../criteria/exit-criteria.ts';
import type { People } from '../../people/people.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { keptStatus } from './kept-status.ts';
import type { Reached } from './status.ts';

export interface StatusDeps {
  people: Pick<People, 'groups'>;
  rollouts: Pick<Rollouts, 'get' | 'current' | 'waves'>;
  /** How many people each wave's announcement reached; told by the room that announces. */
  reachedIn(rolloutId: string): Promise<Reached>;
  exitCriteria: Pick<ExitCriteria, 'standing'>;
  clock: Clock;
  timeZone: string;
}

/** Stands for the current rollout; no id is empty. */
const CURRENT = '';

/**
 * The status of a rollout by id, or of the current one, for everybody who asks at the same time read once. All
 * get the same object: nobody may change it.
 */
export function statusReader(deps: StatusDeps): (rolloutId?: string) => Promise<StatusView> {
  const { people, rollouts, reachedIn, exitCriteria, clock, timeZone } = deps;
  const statusView = keptStatus();

  const read = sharedReads(async (id): Promise<StatusView> => {
    const rollout = id === CURRENT ? await rollouts.current() : await rollouts.get(id);
    if (id !== CURRENT && !rollout) throw notFound('rollout', id);
    const date = today(clock, timeZone);
    if (!rollout) return { today: date.toString(), rollout: null, phases: [], rows: [] };
    const [waves, groups, reached, standing] = await Promise.all([
      rollouts.waves(rollout.id),
      people.groups.all(),
      reachedIn(rollout.id),
      exitCriteria.standing(rollout),
    ]);
    return statusView({ rollout, waves, groups, reached, standing, today: date });
  });

  return (rolloutId = CURRENT) => read(rolloutId);
}
