import type { Me } from '../../../bot/contract/people/people.ts';
import { ImportPeople } from '../../ui/import/ImportPeople.tsx';
import { PlanLink } from '../../ui/rollouts/PlanLink.tsx';
import { Empty } from '../../ui/states/Empty.tsx';

/** Before the first rollout: a lead of all groups can plan one, everybody else learns who can. */
export function NothingPlanned({ me }: { me: Me }) {
  const leadsAll = me.role === 'lead' && me.leads === null;
  return (
    <>
      <Empty title="No rollout is planned yet" {...(leadsAll ? { ways: <PlanLink primary /> } : {})}>
        {leadsAll
          ? 'Import the people of your business groups, then choose a playbook and a start date. Groundswell works out whose turn is when.'
          : "A lead of all business groups can plan one. Once there is a plan, you'll see here whose turn is when."}
      </Empty>
      {leadsAll && <ImportPeople />}
    </>
  );
}
