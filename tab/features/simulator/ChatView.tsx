import { Avatar, makeStyles, Spinner, Switch, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { ComposeBox } from './ComposeBox.tsx';
import { Message } from './Message.tsx';
import type { SimChat } from './sim.ts';
import { usePaneStyles } from './use-pane-styles.ts';
import { useAct, useChat } from './use-sim.ts';

const useStyles = makeStyles({
  name: { display: 'grid', flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  messages: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingHorizontalL,
  },
});

/** One sample person's chat with Groundswell, as they would see it in Teams. */
export function ChatView({ person }: { person: string }) {
  const pane = usePaneStyles();
  const chat = useChat(person);
  const act = useAct(person);

  if (chat.isPending) return <Spinner className={pane.loading} label="Loading the chat" />;
  if (chat.isError && chat.data === undefined) {
    return (
      <main className={pane.loading}>
        <ProblemNotice
          title="The chat could not be loaded"
          error={chat.error}
          onRetry={() => chat.refetch()}
        />
      </main>
    );
  }
  return (
    <main className={pane.root}>
      <Head chat={chat.data} act={act} />
      <Messages
        chat={chat.data}
        onPress={(messageId, { type, verb, data }) =>
          act.mutate({ what: 'press', body: { messageId, action: { type, verb, data } } })
        }
      />
      {act.isError && <ProblemNotice title="That did not work" error={act.error} />}
      <ComposeBox
        mayWrite={chat.data.installed && !chat.data.blocked && !chat.data.disabled}
        onSay={(text) => act.mutate({ what: 'say', body: { text } })}
      />
    </main>
  );
}

function Head({ chat, act }: { chat: SimChat; act: ReturnType<typeof useAct> }) {
  const pane = usePaneStyles();
  const styles = useStyles();
  return (
    <header className={pane.head}>
      <Avatar name={chat.person.name} color="colorful" aria-hidden />
      <div className={styles.name}>
        <h2 className={pane.title}>{chat.person.name}</h2>
        <Text className={styles.quiet}>
          {chat.person.upn}
          {chat.disabled && ' · the admin switched the app off for them'}
        </Text>
      </div>
      <Switch
        label="Installed"
        checked={chat.installed}
        onChange={(_, data) => act.mutate({ what: data.checked ? 'install' : 'remove' })}
      />
      <Switch
        label="Blocked"
        checked={chat.blocked}
        onChange={(_, data) => act.mutate({ what: data.checked ? 'block' : 'unblock' })}
      />
    </header>
  );
}

interface MessagesProps {
  readonly chat: SimChat;
  readonly onPress: (
    messageId: string,
    press: { type: string; verb: string | undefined; data: object },
  ) => void;
}

function Messages({ chat, onPress }: MessagesProps) {
  const styles = useStyles();
  const list = useRef<HTMLOListElement>(null);
  const newest = chat.messages.at(-1)?.id;

  useEffect(() => {
    if (newest === undefined) return;
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [newest]);

  return (
    <ol ref={list} className={styles.messages} aria-label="Messages" aria-live="polite">
      {chat.messages.length === 0 && <li className={styles.quiet}>Nothing was said yet.</li>}
      {chat.messages.map((message) => (
        <Message
          key={message.id}
          message={message}
          person={chat.person.name}
          onPress={(press) => onPress(message.id, press)}
        />
      ))}
    </ol>
  );
}
