import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RolloutChoice } from '../../../../bot/contract/rollout/rollouts.ts';
import { useRollouts } from '../../../api/rollouts.ts';
import { rolloutsInSight, useChosenRollout } from '../../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';

const useStyles = makeStyles({
  rollout: { display: 'grid', gap: tokens.spacingVerticalS, gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** The same part for each of the rollouts that the screen is about, under their names where there are several. */
export function EachRollout({ children }: { children: (rollout: RolloutChoice) => ReactNode }) {
  const styles = useStyles();
  const query = useRollouts();
  const { rollout: chosen, all } = useChosenRollout();
  if (query.data === undefined) {
    return <LoadingOrProblem query={query} what="the rollouts" problem="The rollouts could not be loaded" />;
  }
  const shown = chosen === undefined ? rolloutsInSight(all) : [chosen];
  if (shown.length === 0) {
    return <Empty title="No rollout is planned yet">What belongs to one stands here once it is.</Empty>;
  }
  if (shown.length === 1) return shown.map((rollout) => <div key={rollout.id}>{children(rollout)}</div>);
  return shown.map((rollout) => (
    <section key={rollout.id} className={styles.rollout} aria-label={rollout.name}>
      <Subtitle1 as="h2">{rollout.name}</Subtitle1>
      {children(rollout)}
    </section>
  ));
}
