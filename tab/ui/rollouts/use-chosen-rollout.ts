import { useSearchParams } from 'react-router';
import type { RolloutChoice } from '../../../bot/contract/rollout/rollouts.ts';
import { useRollouts } from '../../api/rollouts.ts';
import { ROLLOUT_PARAM } from './keep-rollout.ts';

export interface ChosenRollout {
  /** What to ask the API for: the rollout of the address; undefined for all that are in sight. */
  readonly id: string | undefined;
  /** The rollout of the address, once it is known to be there. */
  readonly rollout: RolloutChoice | undefined;
  /** All of them, the newest first; undefined until they are known. */
  readonly all: readonly RolloutChoice[] | undefined;
  /** The address names one that is not there any more, or never was: all are shown instead. */
  readonly missing: boolean;
  readonly today: string | undefined;
  readonly choose: (id: string | undefined) => void;
}

/** Which rollout a screen is about. The choice is in the address: it outlives a reload and can be sent to others. */
export function useChosenRollout(): ChosenRollout {
  const [query, setQuery] = useSearchParams();
  const { data } = useRollouts();
  const asked = query.get(ROLLOUT_PARAM) || undefined;
  const rollout = data?.rollouts.find(({ id }) => id === asked);
  const missing = asked !== undefined && data !== undefined && rollout === undefined;
  return {
    id: missing ? undefined : asked,
    rollout,
    all: data?.rollouts,
    missing,
    today: data?.today,
    choose: (id) =>
      setQuery((before) => {
        const after = new URLSearchParams(before);
        // What was opened or picked was of the other one.
        for (const other of ['wave', 'phase', 'before']) after.delete(other);
        if (id === undefined) after.delete(ROLLOUT_PARAM);
        else after.set(ROLLOUT_PARAM, id);
        return after;
      }),
  };
}

/** Those that lists over all rollouts have. */
export function rolloutsInSight(all: readonly RolloutChoice[] | undefined): readonly RolloutChoice[] {
  return all?.filter(({ inSight }) => inSight) ?? [];
}
