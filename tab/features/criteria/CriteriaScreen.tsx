import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CriteriaView } from '../../../bot/contract/criteria/criteria.ts';
import type { RolloutChoice } from '../../../bot/contract/rollout/rollouts.ts';
import { useCriteria } from '../../api/criteria.ts';
import { useRollouts } from '../../api/rollouts.ts';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { rolloutsInSight, useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { CriterionDrawer } from './CriterionDrawer.tsx';
import { PhaseList } from './PhaseList.tsx';
import { Situations } from './Situations.tsx';

const PROBLEM = 'The criteria could not be loaded';

const useStyles = makeStyles({
  rollout: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** What each phase must fulfil, what of it is done, and who says so: of one rollout, or of all in sight. */
export function CriteriaScreen() {
  const rollouts = useRollouts();
  const { rollout: chosen, all } = useChosenRollout();

  if (rollouts.data === undefined)
    return <LoadingOrProblem query={rollouts} what="the rollouts" problem={PROBLEM} />;
  const shown = chosen === undefined ? rolloutsInSight(all) : [chosen];
  const [first, ...others] = shown;
  if (first === undefined) {
    return (
      <Empty title="There are no criteria yet">
        They come with a rollout's playbook. Once a rollout is planned on the Status screen, you'll find its
        checklist here.
      </Empty>
    );
  }
  const of = others.length === 0 ? first.name : 'each rollout';
  return (
    <ScreenFrame
      title="Criteria"
      explains={`What each phase of ${of} must fulfil before its rollout, and after it.`}
      actions={<RolloutPicker />}
    >
      <MissingRollout />
      {shown.map((rollout) => (
        <OfRollout key={rollout.id} rollout={rollout} named={others.length > 0} />
      ))}
    </ScreenFrame>
  );
}

function OfRollout({ rollout, named }: { rollout: RolloutChoice; named: boolean }) {
  const styles = useStyles();
  const criteria = useCriteria(rollout.id);
  return (
    <section className={styles.rollout} aria-label={rollout.name}>
      {named && <Subtitle1 as="h2">{rollout.name}</Subtitle1>}
      {criteria.data === undefined ? (
        <LoadingOrProblem query={criteria} what="the criteria" problem={PROBLEM} />
      ) : (
        <Checklist view={criteria.data} />
      )}
    </section>
  );
}

function Checklist({ view }: { view: CriteriaView }) {
  const [openId, setOpenId] = useState<string>();
  const open = view.phases.flatMap((phase) => phase.criteria).find(({ id }) => id === openId);

  return (
    <>
      {view.situations.length > 0 && <Situations view={view} />}
      {view.phases.every((phase) => phase.criteria.length === 0) && (
        <Empty title="This playbook has no criteria">
          Nothing has to be met before its waves. You can still say how far the infrastructure is.
        </Empty>
      )}
      <PhaseList view={view} onOpen={setOpenId} />
      <CriterionDrawer view={view} criterion={open} onClose={() => setOpenId(undefined)} />
    </>
  );
}
