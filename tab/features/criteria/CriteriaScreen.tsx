import { useState } from 'react';
import type { CriteriaView } from '../../../bot/contract/criteria/criteria.ts';
import { useCriteria } from '../../api/criteria.ts';
import { useStatus } from '../../api/rollout.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { CriterionDrawer } from './CriterionDrawer.tsx';
import { PhaseList } from './PhaseList.tsx';
import { Situations } from './Situations.tsx';

const PROBLEM = 'The criteria could not be loaded';

/** What each phase must fulfil, what of it is done, and who says so. */
export function CriteriaScreen() {
  const status = useStatus();
  const rollout = status.data?.rollout;
  const criteria = useCriteria(rollout?.id);

  if (status.data === undefined)
    return <LoadingOrProblem query={status} what="the rollout" problem={PROBLEM} />;
  if (!rollout) {
    return (
      <Empty title="There are no criteria yet">
        They come with a rollout's playbook. Once a rollout is planned on the Status screen, you'll find its
        checklist here.
      </Empty>
    );
  }
  if (criteria.data === undefined)
    return <LoadingOrProblem query={criteria} what="the criteria" problem={PROBLEM} />;
  return <Checklist view={criteria.data} />;
}

function Checklist({ view }: { view: CriteriaView }) {
  const [openId, setOpenId] = useState<string>();
  const open = view.phases.flatMap((phase) => phase.criteria).find(({ id }) => id === openId);

  return (
    <ScreenFrame
      title="Criteria"
      explains={`What each phase of ${view.rollout.title} must fulfil before its rollout, and after it.`}
    >
      {view.situations.length > 0 && <Situations view={view} />}
      {view.phases.every((phase) => phase.criteria.length === 0) && (
        <Empty title="This playbook has no criteria">
          Nothing has to be met before its waves. You can still say how far the infrastructure is.
        </Empty>
      )}
      <PhaseList view={view} onOpen={setOpenId} />
      <CriterionDrawer view={view} criterion={open} onClose={() => setOpenId(undefined)} />
    </ScreenFrame>
  );
}
