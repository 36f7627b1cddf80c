import { Spinner, Text } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Comparison, StrategyWords } from '../../../bot/contract/rollout/compare.ts';
import type { PlaybookView, StrategyId } from '../../../bot/contract/rollout/rollout.ts';
import { windowsOf } from '../../ui/freezes/freeze-draft.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import type { commonRefusal } from './comparison.ts';
import { PlanPictures } from './PlanPictures.tsx';
import type { PlanDraft } from './plan-draft.ts';

interface ComparisonPanelProps {
  readonly comparison: UseQueryResult<Comparison>;
  /** Whether enough is filled in to ask. */
  readonly asked: boolean;
  /** Whether what is shown belongs to what is typed. */
  readonly current: boolean;
  readonly refusal: ReturnType<typeof commonRefusal>;
  readonly strategies: readonly StrategyWords[];
  readonly playbook: PlaybookView;
  readonly draft: PlanDraft;
  readonly onChoose: (strategy: StrategyId) => void;
}

/** What the plan means, in pictures and figures, as one types. */
export function ComparisonPanel(props: ComparisonPanelProps) {
  const { playbook, current, asked, comparison } = props;
  const workload = playbook.kind === 'workload';
  return (
    <Panel
      title={workload ? 'What it means' : 'Four ways to do it'}
      actions={asked && !current && !comparison.isError && <Spinner size="tiny" label="Working it out" />}
    >
      <Content {...props} />
    </Panel>
  );
}

function Content({
  comparison,
  asked,
  refusal,
  strategies,
  playbook,
  draft,
  onChoose,
}: ComparisonPanelProps) {
  if (!asked) {
    return (
      <Text>Fill in a start date, and whatever is marked above, to see what the rollout would mean.</Text>
    );
  }
  if (comparison.isError) {
    return (
      <ProblemNotice
        title="The plans could not be worked out"
        error={comparison.error}
        onRetry={() => comparison.refetch()}
      />
    );
  }
  if (comparison.data === undefined) return null;
  if (refusal !== undefined) {
    return <Notice>{refusal.why}</Notice>;
  }
  const { plans } = comparison.data;
  const workload = playbook.kind === 'workload';
  return (
    <>
      <PlanPictures
        plans={plans}
        strategies={strategies}
        playbook={playbook}
        groups={draft.groups}
        freezes={windowsOf(draft.freezes)}
        chosen={workload ? null : draft.strategy}
        onChoose={onChoose}
      />
      <ComparisonTable plans={plans} strategies={strategies} workload={workload} />
    </>
  );
}
