import { Button } from '@fluentui/react-components';
import { useSearchParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import { usePlanning } from '../../api/planning.ts';
import { sentenceOf } from '../../api/problem-error.ts';
import { usePlaybooks } from '../../api/rollout.ts';
import { useRolloutCopy } from '../../api/rollout-lives.ts';
import { ImportNotice } from '../../ui/import/ImportNotice.tsx';
import { ImportPeople } from '../../ui/import/ImportPeople.tsx';
import { RolloutsLink } from '../../ui/rollouts/RolloutsLink.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { Loading } from '../../ui/states/Loading.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { PlanForm } from './PlanForm.tsx';
import { PlanningRulesPanel } from './PlanningRulesPanel.tsx';

/** Plans a rollout: what it would mean comes before it is done. For leads of all groups. */
export function PlanScreen({ me }: { me: Me }) {
  return (
    <ScreenFrame
      title="Plan a rollout"
      actions={<RolloutsLink />}
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
  const [address, setAddress] = useSearchParams();
  const copied = address.get('copy');
  const copy = useRolloutCopy(copied);
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
  if (copied !== null && copy.isPending) return <Loading what="the rollout to duplicate" />;
  if (copied !== null && copy.isError) {
    return (
      <Notice
        title="That rollout cannot be duplicated"
        actions={<Button onClick={() => setAddress({})}>Begin with an empty plan</Button>}
      >
        {sentenceOf(copy.error)}
      </Notice>
    );
  }
  return (
    <>
      <ImportNotice />
      <PlanForm playbooks={playbooks.data.playbooks} planning={planning.data} copy={copy.data} />
      <PlanningRulesPanel planning={planning.data} />
    </>
  );
}
