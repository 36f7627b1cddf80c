import type { Me } from '../../../../bot/contract/people/people.ts';
import { useGroups } from '../../../api/groups.ts';
import { useRollouts } from '../../../api/rollouts.ts';
import { rolloutsInSight, useChosenRollout } from '../../../ui/rollouts/use-chosen-rollout.ts';
import { type ComposeFacts, groupChoices } from './compose-facts.ts';

/** What an author chooses from; the query that is still loading or failed while something is missing. */
export function useComposeFacts(me: Me) {
  const all = useRollouts();
  const groups = useGroups();
  const { rollout: chosen } = useChosenRollout();

  if (all.data === undefined) return { facts: undefined, query: all };
  if (groups.data === undefined) return { facts: undefined, query: groups };
  const inSight = rolloutsInSight(all.data.rollouts);
  const rollouts = chosen && !inSight.includes(chosen) ? [...inSight, chosen] : inSight;
  const [only, ...others] = rollouts;
  const facts: ComposeFacts = {
    today: all.data.today,
    rollouts,
    rollout: chosen?.id ?? (others.length === 0 ? (only?.id ?? '') : ''),
    ...groupChoices(groups.data.groups, me.leads),
  };
  return { facts, query: all, planned: rollouts.length > 0 };
}
