import type { Me } from '../../../bot/contract/people/people.ts';
import { useGates } from '../../api/gates.ts';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { SafeguardsPage } from './SafeguardsPage.tsx';

/** The safeguard holds of a rollout, with the groups and phases that new ones can touch. */
export function SafeguardsOf({ me, rolloutId }: { me: Me; rolloutId: string }) {
  const gates = useGates({ rollout: rolloutId });
  if (gates.data === undefined) {
    return <LoadingOrProblem query={gates} what="the gates" problem="The gates could not be loaded" />;
  }
  return <SafeguardsPage me={me} rolloutId={rolloutId} view={gates.data} />;
}
