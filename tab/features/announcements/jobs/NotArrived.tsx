import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Me } from '../../../../bot/contract/people/people.ts';
import type { NotArrivedOutcome } from '../../../../bot/contract/telling/not-arrived.ts';
import { useNotArrived } from '../../../api/messages.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  what: { display: 'grid', gap: '2px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const OUTCOME: Record<NotArrivedOutcome, string> = {
  failed: 'Teams refused it',
  unknown: 'Teams never said whether it arrived',
};

/** Messages told one by one; the log has them all. */
const MOST_SHOWN = 10;

/** For leads, and only when there are some: messages to single people that did not arrive, or may not have. */
export function NotArrived({ me }: { me: Me }) {
  const styles = useStyles();
  const format = useFormat();
  const found = useNotArrived(me.role === 'lead');
  // An extra on this screen: where they cannot be loaded the rest still works.
  const messages = found.data?.messages ?? [];
  if (messages.length === 0) return null;
  return (
    <Panel title="Messages that may not have arrived">
      <Text className={styles.quiet}>
        Groundswell does not send these again by itself. Everything they say can be found in the tab; if it
        matters, tell the person another way.
      </Text>
      <ul className={styles.list}>
        {messages.slice(0, MOST_SHOWN).map(({ id, person, what, outcome, raw, at }) => (
          <li key={id} className={styles.what}>
            <span>
              {what}, to {person.name}
            </span>
            <span className={styles.quiet}>
              {OUTCOME[outcome]} ({raw}) · {format.moment(at)}
            </span>
          </li>
        ))}
      </ul>
      {messages.length > MOST_SHOWN && (
        <Text className={styles.quiet}>
          and {format.number(messages.length - MOST_SHOWN)} more in the last 30 days
        </Text>
      )}
    </Panel>
  );
}
