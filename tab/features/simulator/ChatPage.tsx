import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Themed } from '../../host/Themed.tsx';
import { useBrowserTheme } from '../../host/use-browser-theme.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { ThemeSwitch } from '../../ui/ThemeSwitch.tsx';
import { ChatView } from './ChatView.tsx';
import { PeopleList } from './PeopleList.tsx';
import { TeamsList } from './TeamsList.tsx';
import { TeamView } from './TeamView.tsx';

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

/** Local mode's stand-in for Teams: any sample person's chat with Groundswell, and the channels of sample teams. */
export function ChatPage() {
  const styles = useStyles();
  const [theme, pickTheme] = useBrowserTheme();
  const [open, pick] = useOpenInAddress();

  return (
    <Themed theme={theme}>
      <div className={styles.root}>
        <aside className={styles.side} aria-label="Sample people">
          <div className={styles.head}>
            <h1 className={styles.title}>Sample chats</h1>
            <ThemeSwitch current={theme} onPick={pickTheme} />
          </div>
          <PeopleList selected={open.person} onSelect={(person) => pick({ person, team: null })} />
          <TeamsList selected={open.team} onSelect={(team) => pick({ person: null, team })} />
        </aside>
        {open.team !== null ? (
          <TeamView id={open.team} />
        ) : open.person === null ? (
          <main className={styles.none}>
            <Empty title="Whose chat?">
              Pick a person to see what Groundswell told them, and to answer in their place. Nothing here
              leaves this computer.
            </Empty>
          </main>
        ) : (
          <ChatView key={open.person} person={open.person} />
        )}
      </div>
    </Themed>
  );
}

/** Whose chat, or which team, is open. */
interface Open {
  readonly person: string | null;
  readonly team: string | null;
}

/** What is open, as `?person=` or `?team=` in the address, so that it can be linked to. */
function useOpenInAddress(): [Open, (open: Open) => void] {
  const [open, setOpen] = useState(openInAddress);

  useEffect(() => {
    const follow = (): void => setOpen(openInAddress());
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const pick = (next: Open): void => {
    const { person, team } = next;
    const query = person === null ? { team: team ?? '' } : { person };
    history.pushState(null, '', `?${new URLSearchParams(query)}`);
    setOpen(next);
  };
  return [open, pick];
}

function openInAddress(): Open {
  const query = new URLSearchParams(location.search);
  return { person: query.get('person'), team: query.get('team') };
}
