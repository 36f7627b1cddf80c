import { makeStyles, Select } from '@fluentui/react-components';
import type { RolloutChoice } from '../../../bot/contract/rollout/rollouts.ts';
import { ROLLOUT_STATE_WORDS } from './rollout-words.ts';
import { useChosenRollout } from './use-chosen-rollout.ts';

const useStyles = makeStyles({
  // As wide as its longest title, but never wider than a phone.
  select: {
    minWidth: 0,
    maxWidth: 'min(340px, calc(100vw - 48px))',
    '& select': { minWidth: 0, textOverflow: 'ellipsis' },
  },
});

/** Chooses the rollout of a screen, or all that are running. Not there while there is nothing to choose from. */
export function RolloutPicker() {
  const styles = useStyles();
  const { all = [], rollout, choose } = useChosenRollout();
  if (all.length < 2 && rollout === undefined) return null;
  const inSight = all.filter((one) => one.inSight);
  const others = all.filter((one) => !one.inSight);
  return (
    <Select
      className={styles.select}
      aria-label="Rollout"
      value={rollout?.id ?? ''}
      onChange={(_, data) => choose(data.value === '' ? undefined : data.value)}
    >
      <option value="">All running</option>
      <Options rollouts={inSight} />
      {others.length > 0 && (
        <optgroup label="Not running any more">
          <Options rollouts={others} />
        </optgroup>
      )}
    </Select>
  );
}

function Options({ rollouts }: { rollouts: readonly RolloutChoice[] }) {
  return rollouts.map(({ id, name, state }) => (
    <option key={id} value={id}>
      {state === 'running' ? name : `${name}, ${ROLLOUT_STATE_WORDS[state].toLowerCase()}`}
    </option>
  ));
}
