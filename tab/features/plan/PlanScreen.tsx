import type { Me } from '../../../bot/contract/people/people.ts';
import { usePlanning } from '../../api/planning.ts';
import { usePlaybooks } from '../../api/rollout.ts';
import { ImportNotice } from '../../ui/import/ImportNotice.tsx';
import { ImportPeople } from '../../ui/import/ImportPeople.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { PlanForm } from './PlanForm.tsx';
import { PlanningRulesPanel } from './PlanningRulesPanel.tsx';

/** Plans a rollout: what it would mean comes before it is done. For leads of all groups. */
export function PlanScreen({ me }: { me: Me }) {
  return (
    <ScreenFrame
      title="Plan a rollout"
      explains="Choose what, who and when, and see what each way of doing it means before you decide."
    >
      {me.leads === null ? (
        <Loaded />
      ) : (
        <Empty title="You lead some of the business groups">
          Only a lead of all business groups can plan a rollout. Ask one of them.
        </Empty>
      )}
    </ScreenFrame>
  );
}

function Loaded() {
  const playbooks = usePlaybooks();
  const planning = usePlanning();
  if (playbooks.data === undefined) {
    return (
      <LoadingOrProblem query={playbooks} what="the playbooks" problem="The playbooks could not be loaded" />
    );
  }
  if (planning.data === undefined) {
    return (
      <LoadingOrProblem
        query={planning}
        what="the business groups"
        problem="The business groups could not be loaded"
      />
    );
  }
  if (planning.data.groups.length === 0) {
    return (
      <>
        <Empty title="There is nobody to plan for yet">
          Import the people of your business groups first. Then choose a playbook and a start date here.
        </Empty>
        <ImportNotice />
        <ImportPeople />
      </>
    );
  }
  return (
    <>
      <ImportNotice />
      <PlanForm playbooks={playbooks.data.playbooks} planning={planning.data} />
      <PlanningRulesPanel planning={planning.data} />
    </>
  );
}
