import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AuditEntry } from '../../../../bot/contract/announcements/announcement.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { RECORD_WORDS } from './record-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  note: { display: 'block', overflowWrap: 'anywhere' },
});

/** Everything that was done to it, the newest first. */
export function RecordPanel({ audit }: { audit: readonly AuditEntry[] }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="Record">
      <ol className={styles.list}>
        {audit.map(({ id, what, by, at, note }) => (
          <li key={id}>
            <strong>{RECORD_WORDS[what]}</strong> by {by.name}
            <Text className={styles.quiet}>, {format.moment(at)}</Text>
            {note !== '' && <Text className={styles.note}>{note}</Text>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
