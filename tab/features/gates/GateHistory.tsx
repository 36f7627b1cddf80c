import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { GateEventView } from '../../../bot/contract/gates/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { OutcomeMark } from './Marks.tsx';
import { EVENT_WORDS } from './words.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalM,
  },
  text: { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What happened at the gate, the newest first. */
export function GateHistory({ events }: { events: readonly GateEventView[] }) {
  const styles = useStyles();
  const format = useFormat();
  if (events.length === 0)
    return <Text className={styles.quiet}>Nothing has happened at this gate yet.</Text>;
  return (
    <ol className={styles.list}>
      {events.map((event) => (
        <li key={event.id}>
          <Text weight="semibold">{EVENT_WORDS[event.kind]}</Text>{' '}
          <span className={styles.quiet}>
            {event.by}, {format.moment(event.at)} · Conditions at that moment:{' '}
            <OutcomeMark outcome={event.verdict} />
            {event.notPassed.length > 0 &&
              ` (${format.count(event.notPassed.length, 'did not pass', 'did not pass')})`}
          </span>
          {event.reason !== '' && <div className={styles.text}>{event.reason}</div>}
        </li>
      ))}
    </ol>
  );
}
