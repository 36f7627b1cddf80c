import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AuditEntry } from '../../bot/contract/compose.ts';
import { useFormat } from '../format/format-context.tsx';
import { Panel } from '../states/Panel.tsx';
import { recordWords } from './record-words.ts';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: tokens.spacingVerticalS,
    maxHeight: '360px',
    overflowY: 'auto',
  },
  entry: { display: 'grid', gap: '2px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who did what with an announcement, the newest first. */
export function RecordPanel({ entries }: { entries: readonly AuditEntry[] }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="Record">
      {entries.length === 0 ? (
        <Text className={styles.quiet}>It was sent at once, without a draft.</Text>
      ) : (
        // A long record scrolls, so the keyboard has to reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list is reached by Tab
        <ul className={styles.list} tabIndex={0} aria-label="What was done">
          {entries.map((entry) => (
            <li key={entry.id} className={styles.entry}>
              <span>{recordWords(entry.what)}</span>
              <span className={styles.quiet}>
                {entry.by.name}, {format.moment(entry.at)}
              </span>
              {entry.note !== '' && <span className={styles.quiet}>{entry.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
