import type { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import type { StatusView } from '../../../contract/rollout/rollout.ts';
import { sharedReads } from '../../../doors/azure/shared-reads.ts';
import type { ExitCriteria } from '../../criteria/exit-criteria.ts';
import type { People } from '../../people/people.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { keptStatus } from './kept-status.ts';
import type { Reached, StatusFacts } from './status.ts';

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
 * The status of a rollout by id, or of the current one, for everybody who asks at the same time read once. All who read
 * the same language get the same object: nobody may change it.
 */
export function statusReader(deps: StatusDeps): (say: Say, rolloutId?: string) => Promise<StatusView> {
  const { people, rollouts, reachedIn, exitCriteria, clock, timeZone } = deps;
  const kept = new WeakMap<Say, ReturnType<typeof keptStatus>>();

  const read = sharedReads(async (id): Promise<StatusFacts | Temporal.PlainDate> => {
    const rollout = id === CURRENT ? await rollouts.current() : await rollouts.get(id);
    if (id !== CURRENT && !rollout) throw notFound('rollout', id);
    const date = today(clock, timeZone);
    if (!rollout) return date;
    const [waves, groups, reached, standing] = await Promise.all([
      rollouts.waves(rollout.id),
      people.groups.all(),
      reachedIn(rollout.id),
      exitCriteria.standing(rollout),
    ]);
    return { rollout, waves, groups, reached, standing, today: date };
  });

  return async (say, rolloutId = CURRENT) => {
    const facts = await read(rolloutId);
    if (!('rollout' in facts)) return { today: facts.toString(), rollout: null, phases: [], rows: [] };
    const statusView = kept.get(say) ?? keptStatus(say);
    kept.set(say, statusView);
    return statusView(facts);
  };
}
