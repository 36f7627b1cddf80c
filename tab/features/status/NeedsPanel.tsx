import { makeStyles, mergeClasses, Text, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ChevronRightRegular,
  ErrorCircleRegular,
  PauseCircleRegular,
  TaskListSquareLtrRegular,
} from '@fluentui/react-icons';
import type { Need } from '../../../bot/contract/overview/needs.ts';
import { useNeeds } from '../../api/needs.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';

const ICONS: Record<Need['kind'], typeof ErrorCircleRegular> = {
  import: ErrorCircleRegular,
  stopped: ErrorCircleRegular,
  gate: TaskListSquareLtrRegular,
  approval: TaskListSquareLtrRegular,
  review: TaskListSquareLtrRegular,
  unanswered: TaskListSquareLtrRegular,
  late: TaskListSquareLtrRegular,
  held: PauseCircleRegular,
};

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    // Six rollouts can ask for much; the picture is to stay near.
    maxHeight: '208px',
    overflowY: 'auto',
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, fontSize: '18px', color: tokens.colorNeutralForeground3 },
  pressing: { color: tokens.colorPaletteDarkOrangeForeground1 },
  done: { color: tokens.colorPaletteGreenForeground1 },
});

/** What the reader has to do today, each one click away. */
export function NeedsPanel({ rollout }: { rollout: string | undefined }) {
  const styles = useStyles();
  const needs = useNeeds(rollout);
  // One stop for the Tab key, however much there is to do.
  const walk = useArrowNavigationGroup({ axis: 'vertical' });
  return (
    <Panel title="What needs you today">
      {needs.isError && needs.data === undefined && (
        <ProblemNotice
          title="What waits for you could not be loaded"
          error={needs.error}
          onRetry={() => needs.refetch()}
        />
      )}
      {needs.isPending && <Text>Looking for what waits for you…</Text>}
      {needs.data?.needs.length === 0 && (
        <Text className={styles.line}>
          <CheckmarkCircleRegular className={mergeClasses(styles.icon, styles.done)} aria-hidden />
          Nothing waits for you.
        </Text>
      )}
      {needs.data !== undefined && needs.data.needs.length > 0 && (
        <ul className={styles.list} {...walk}>
          {needs.data.needs.map((need) => (
            <NeedLine key={`${need.kind} ${need.to}`} need={need} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function NeedLine({ need }: { need: Need }) {
  const styles = useStyles();
  const Icon = ICONS[need.kind];
  const isPressing = need.kind !== 'held' && need.kind !== 'late';
  return (
    <li className={styles.line}>
      <Icon className={mergeClasses(styles.icon, isPressing && styles.pressing)} aria-hidden />
      <ScreenLink to={need.to}>
        {need.what} <ChevronRightRegular aria-hidden />
      </ScreenLink>
    </li>
  );
}
