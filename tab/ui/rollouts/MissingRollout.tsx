import { Button } from '@fluentui/react-components';
import { Notice } from '../states/Notice.tsx';
import { useChosenRollout } from './use-chosen-rollout.ts';

/** For a link to a rollout that was deleted, or never was: says so, and what is shown instead. */
export function MissingRollout() {
  const { missing, choose } = useChosenRollout();
  if (!missing) return null;
  return (
    <Notice
      title="This rollout does not exist"
      actions={<Button onClick={() => choose(undefined)}>Show all</Button>}
    >
      The link leads to a rollout that was deleted, or its address is not complete. All running rollouts are
      shown instead.
    </Notice>
  );
}
