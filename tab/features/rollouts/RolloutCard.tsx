import {
  Badge,
  type BadgeProps,
  makeStyles,
  ProgressBar,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import type { RolloutState } from '../../../bot/contract/rollout/rollout-states.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ROLLOUT_STATE_WORDS } from '../../ui/rollouts/rollout-words.ts';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { peopleWords, progressWords } from './life-words.ts';

const COLORS: Record<RolloutState, NonNullable<BadgeProps['color']>> = {
  running: 'brand',
  planned: 'informative',
  finished: 'success',
  cancelled: 'subtle',
};

const useStyles = makeStyles({
  card: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    gridTemplateColumns: 'minmax(0, 1fr)',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** One rollout: what it is, how far it is, and who knows of it. */
export function RolloutCard({ rollout, menu }: { rollout: RolloutLifeView; menu: ReactNode }) {
  const styles = useStyles();
  const format = useFormat();
  const { id, name, state, playbook, strategyName, start, end, waves, cancelled } = rollout;
  const progress = progressWords(rollout, format);
  const what = [playbook.name, ...(strategyName === null ? [] : [strategyName]), format.longDays(start, end)];
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Subtitle2 as="h2">
            <ScreenLink to={`/status?rollout=${id}`}>{name}</ScreenLink>
          </Subtitle2>
          <Badge appearance="tint" color={COLORS[state]}>
            {ROLLOUT_STATE_WORDS[state]}
          </Badge>
        </div>
        {menu}
      </div>
      <Text className={styles.quiet}>{what.join(' · ')}</Text>
      <ProgressBar
        value={waves.all === 0 ? 0 : waves.complete / waves.all}
        color={state === 'finished' ? 'success' : 'brand'}
        thickness="large"
        aria-label={`${name}: waves that are complete`}
        aria-valuetext={progress}
      />
      <Text>{progress}</Text>
      <Text className={styles.quiet}>{peopleWords(rollout, format)}</Text>
      {cancelled && (
        <Text>
          {cancelled.by} cancelled it on {format.moment(cancelled.at)}: {cancelled.reason}
        </Text>
      )}
      <Text className={styles.small}>
        Planned {format.moment(rollout.plannedAt)}
        {rollout.plannedBy !== null && ` by ${rollout.plannedBy}`}
      </Text>
    </li>
  );
}
