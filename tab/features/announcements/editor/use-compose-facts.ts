import type { Me } from '../../../../bot/contract/people/people.ts';
import { usePlaybook } from '../../../api/playbooks.ts';
import { useStatus } from '../../../api/rollout.ts';
import { useWavesToAnnounce } from '../../../api/waves-to-announce.ts';
import { type ComposeFacts, groupChoices } from './compose-facts.ts';

/** What an author chooses from; the query that is still loading or failed while something is missing. */
export function useComposeFacts(me: Me) {
  const status = useStatus();
  const announceable = useWavesToAnnounce();
  const playbook = usePlaybook(status.data?.rollout?.playbook.id);

  if (status.data === undefined) return { facts: undefined, query: status };
  if (announceable.data === undefined) return { facts: undefined, query: announceable };
  const facts: ComposeFacts = {
    today: status.data.today,
    waves: announceable.data.waves,
    ...groupChoices(status.data.rows, me.leads),
    // Without it only the choice of training items is missing.
    phases: playbook.data?.playbook.phases ?? [],
  };
  return { facts, query: status, planned: status.data.rollout !== null };
}
