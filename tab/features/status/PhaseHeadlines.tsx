import { makeStyles, Text, tokens, useArrowNavigationGroup } from '@fluentui/react-components';
import type { StatusRollout } from '../../../bot/contract/overview/status.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { InfrastructureMark } from '../../ui/phases/InfrastructureMark.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { criteriaWords, waveWords } from './phase-headline.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 176px), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  phase: { display: 'grid', gap: tokens.spacingVerticalXXS, alignContent: 'start', justifyItems: 'start' },
  line: { fontSize: tokens.fontSizeBase200 },
});

/** Each phase in short: how far IT is, how far its waves are, and what is still asked of it. */
export function PhaseHeadlines({ rollout }: { rollout: StatusRollout }) {
  const styles = useStyles();
  const format = useFormat();
  // One stop for the Tab key, however many phases there are.
  const walk = useArrowNavigationGroup({ axis: 'both' });
  return (
    <Panel title="Phases">
      <ol className={styles.list} {...walk}>
        {rollout.phases.map((phase) => (
          <li key={phase.id} className={styles.phase}>
            <Text weight="semibold">{phase.name}</Text>
            <InfrastructureMark state={phase.infrastructure} />
            <span className={styles.line}>{waveWords(phase, format)}</span>
            <span className={styles.line}>
              <ScreenLink to={`/criteria?phase=${phase.id}&rollout=${rollout.id}`}>
                {criteriaWords(phase, format)}
              </ScreenLink>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
