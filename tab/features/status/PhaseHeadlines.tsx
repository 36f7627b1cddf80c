import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormat } from '../../ui/format/format-context.tsx';
import { InfrastructureMark } from '../../ui/phases/InfrastructureMark.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { criteriaWords, type PhaseHeadline, waveWords } from './phase-headline.ts';

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
export function PhaseHeadlines({ headlines }: { headlines: readonly PhaseHeadline[] }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="Phases">
      <ol className={styles.list}>
        {headlines.map((headline) => (
          <li key={headline.phase.id} className={styles.phase}>
            <Text weight="semibold">{headline.phase.name}</Text>
            <InfrastructureMark state={headline.phase.infrastructure} />
            <span className={styles.line}>{waveWords(headline, format)}</span>
            <span className={styles.line}>
              <ScreenLink to={`/criteria?phase=${headline.phase.id}`}>
                {criteriaWords(headline.phase, format)}
              </ScreenLink>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
