import { Checkbox, Text } from '@fluentui/react-components';
import type { PlanningView } from '../../../bot/contract/rollout/compare.ts';
import { useChangePlanningRules } from '../../api/planning.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';

/** What planning asks for in the whole organisation; a change holds at once, for every plan that is made after it. */
export function PlanningRulesPanel({ planning }: { planning: PlanningView }) {
  const saved = useSavedToast();
  const changing = useChangePlanningRules();
  const change = (refuse: boolean): void => {
    changing.mutate(
      { rules: { collisions: refuse ? 'refuse' : 'warn' }, seen: planning.rulesSeen },
      { onSuccess: () => saved('The rule is saved. It holds for every plan from now on.') },
    );
  };

  return (
    <Panel title="Rule for all rollouts of the organisation">
      <Checkbox
        label="Nobody is in two rollouts on the same days, not even with a reason"
        checked={planning.rules.collisions === 'refuse'}
        disabled={changing.isPending}
        onChange={(_, data) => change(data.checked === true)}
      />
      <Text size={200}>
        Two rollouts of the foundation never have the same people on the same days, whatever is set here.
      </Text>
      {changing.isError && <ProblemNotice title="The rule was not saved" error={changing.error} />}
    </Panel>
  );
}
