import { makeStyles, Text, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import type { StatusRollout } from '../../../bot/contract/overview/status.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ROLLOUT_STATE_WORDS } from '../../ui/rollouts/rollout-words.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { SharePicture } from '../../ui/states/SharePicture.tsx';
import { headline } from './headline.ts';
import { progressWords } from './phase-headline.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 250px), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
  },
  rollout: { display: 'grid', gap: tokens.spacingVerticalXXS, alignContent: 'start' },
  line: { fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Each of several rollouts in short; its name leads to it alone. */
export function RolloutCards({ rollouts }: { rollouts: readonly StatusRollout[] }) {
  const styles = useStyles();
  // One stop for the Tab key, however many rollouts there are.
  const walk = useArrowNavigationGroup({ axis: 'both' });
  return (
    <Panel title="Rollouts">
      <ul className={styles.list} {...walk}>
        {rollouts.map((rollout) => (
          <li key={rollout.id} className={styles.rollout}>
            <RolloutCard rollout={rollout} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function RolloutCard({ rollout }: { rollout: StatusRollout }) {
  const styles = useStyles();
  const format = useFormat();
  const { waves, share } = headline(rollout.phases);
  return (
    <>
      <Text weight="semibold">
        <ScreenLink to={`/status?rollout=${rollout.id}`}>{rollout.name}</ScreenLink>
      </Text>
      <span className={styles.quiet}>
        {ROLLOUT_STATE_WORDS[rollout.state]} · {format.days(rollout.start, rollout.end)}
      </span>
      <span className={styles.line}>{progressWords(waves, format)}</span>
      {share === null ? (
        <span className={styles.quiet}>Nothing is announced yet</span>
      ) : (
        <>
          <SharePicture share={share} />
          <span className={styles.quiet}>
            {format.percent(share)} of the people in announced waves were reached
          </span>
        </>
      )}
    </>
  );
}
