import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Themed } from '../host/Themed.tsx';
import { useBrowserTheme } from '../host/use-browser-theme.ts';
import { ThemeSwitch } from '../shell/ThemeSwitch.tsx';
import { Empty } from '../states/Empty.tsx';
import { ChatView } from './ChatView.tsx';
import { PeopleList } from './PeopleList.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '300px minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    height: '100vh',
    '@media (max-width: 720px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'minmax(140px, 30vh) minmax(0, 1fr)',
    },
  },
  side: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralStroke2,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
  },
  title: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  none: { padding: tokens.spacingHorizontalXXL },
});

/** Local mode's stand-in for Teams: any sample person's chat with Groundswell. */
export function ChatPage() {
  const styles = useStyles();
  const [theme, pickTheme] = useBrowserTheme();
  const [person, pickPerson] = usePersonInAddress();

  return (
    <Themed theme={theme}>
      <div className={styles.root}>
        <aside className={styles.side} aria-label="Sample people">
          <div className={styles.head}>
            <h1 className={styles.title}>Sample chats</h1>
            <ThemeSwitch current={theme} onPick={pickTheme} />
          </div>
          <PeopleList selected={person} onSelect={pickPerson} />
        </aside>
        {person === null ? (
          <main className={styles.none}>
            <Empty title="Whose chat?">
              Pick a person to see what Groundswell told them, and to answer in their place. Nothing here
              leaves this computer.
            </Empty>
          </main>
        ) : (
          <ChatView key={person} person={person} />
        )}
      </div>
    </Themed>
  );
}

/** The person whose chat is open, as `?person=` in the address, so that a chat can be linked to. */
function usePersonInAddress(): [string | null, (person: string) => void] {
  const [person, setPerson] = useState(personInAddress);

  useEffect(() => {
    const follow = (): void => setPerson(personInAddress());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const pick = (id: string): void => {
    history.pushState(null, '', `?${new URLSearchParams({ person: id })}`);
    setPerson(id);
  };
  return [person, pick];
}

function personInAddress(): string | null {
  return new URLSearchParams(location.search).get('person');
}
