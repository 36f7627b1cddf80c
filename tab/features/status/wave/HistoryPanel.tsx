import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { usePlanHistory } from '../../../api/moves.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { historyLine } from './move-words.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gap: tokens.spacingVerticalM,
    maxHeight: '420px',
    overflowY: 'auto',
  },
  item: { display: 'grid', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who moved, held and released which wave, when and why. */
export function HistoryPanel({ rolloutId }: { rolloutId: string }) {
  const styles = useStyles();
  const format = useFormat();
  const history = usePlanHistory(rolloutId);
  return (
    <Panel title="History">
      <LoadingOrProblem query={history} what="the history" problem="The history could not be loaded" />
      {history.data?.entries.length === 0 && (
        <Text className={styles.quiet}>The plan is as it was made: nobody moved or held a wave.</Text>
      )}
      {history.data !== undefined && history.data.entries.length > 0 && (
        <ol className={styles.list}>
          {history.data.entries.map((entry) => (
            <li key={entry.id} className={styles.item}>
              <span>
                <Text weight="semibold">{entry.by.name}</Text> {historyLine(entry, format)}
              </span>
              <span>{entry.reason}</span>
              <span className={styles.quiet}>{format.moment(entry.at)}</span>
            </li>
          ))}
        </ol>
      )}
      {history.data?.more && <Text className={styles.quiet}>Older changes are not shown.</Text>}
    </Panel>
  );
}
