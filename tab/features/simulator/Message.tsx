import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type CardPress, CardView } from '../../ui/cards/CardView.tsx';
import { Markdown } from '../../ui/cards/Markdown.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';
import type { SimMessage } from './sim.ts';

const useStyles = makeStyles({
  row: { display: 'grid', gap: '2px', maxWidth: 'min(560px, 92%)' },
  withCard: { width: '100%' },
  mine: { alignSelf: 'flex-end', justifyItems: 'end' },
  theirs: { alignSelf: 'flex-start' },
  note: {
    alignSelf: 'center',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
  },
  problem: { color: tokens.colorPaletteRedForeground1 },
  who: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  bubble: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  bot: { whiteSpace: 'normal' },
  own: { backgroundColor: tokens.colorBrandBackground2 },
  gone: { fontStyle: 'italic', color: tokens.colorNeutralForeground3 },
});

interface MessageProps {
  readonly message: SimMessage;
  readonly person: string;
  readonly onPress: (press: CardPress) => void;
}

/** One message as it stands in the chat. */
export function Message({ message, person, onPress }: MessageProps) {
  const styles = useStyles();
  const format = useFormat();

  if (message.from === 'note') {
    return (
      <li className={mergeClasses(styles.note, message.problem === true && styles.problem)}>
        {message.text} · {format.moment(message.at)}
      </li>
    );
  }
  const bot = message.from === 'bot';
  return (
    <li
      className={mergeClasses(
        styles.row,
        bot ? styles.theirs : styles.mine,
        message.card !== null && !message.deleted && styles.withCard,
      )}
    >
      <span className={styles.who}>
        {bot ? 'Groundswell' : person} · {format.moment(message.at)}
        {message.updatedAt !== null && !message.deleted && ' · Edited'}
      </span>
      <Content message={message} onPress={onPress} />
    </li>
  );
}

function Content({ message, onPress }: Omit<MessageProps, 'person'>) {
  const styles = useStyles();
  if (message.deleted) {
    return <div className={mergeClasses(styles.bubble, styles.gone)}>This message was deleted.</div>;
  }
  return (
    <>
      {message.text !== null && message.text !== '' && (
        <div className={mergeClasses(styles.bubble, message.from === 'bot' ? styles.bot : styles.own)}>
          {message.from === 'bot' ? <Markdown text={message.text} /> : message.text}
        </div>
      )}
      {message.card !== null && (
        <CardView card={message.card} label={message.summary ?? 'Card from Groundswell'} onPress={onPress} />
      )}
    </>
  );
}
