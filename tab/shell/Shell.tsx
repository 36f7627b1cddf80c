import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router';
import type { Me } from '../../bot/contract/people/people.ts';
import { useMe } from '../api/people.ts';
import { Empty } from '../ui/states/Empty.tsx';
import { Loading } from '../ui/states/Loading.tsx';
import { Navigation } from './Navigation.tsx';
import { NotSignedIn } from './NotSignedIn.tsx';
import { StaleNotice } from './StaleNotice.tsx';
import { SCREENS } from './screen-components.ts';
import { addressAsked, allScreensOf, screenAt, screensOf } from './screens.ts';

const useStyles = makeStyles({
  root: { minHeight: '100vh', display: 'flex', flexDirection: 'column' },
  skip: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    top: '-100px',
    zIndex: 10,
    padding: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    ':focus': { top: tokens.spacingVerticalS },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXL,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  },
  name: { fontWeight: tokens.fontWeightBold, padding: `${tokens.spacingVerticalS} 0` },
  tools: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'end',
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
  },
  main: {
    flexGrow: 1,
    width: '100%',
    maxWidth: '1320px',
    boxSizing: 'border-box',
    marginInline: 'auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXXL}`,
    ':focus': { outlineStyle: 'none' },
    '@media (max-width: 480px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}` },
  },
});

interface ShellProps {
  readonly allow: (() => Promise<void>) | undefined;
  readonly startAt: string | undefined;
  readonly tools: ReactNode;
}

/** The frame around every screen: who I am decides what is in it. */
export function Shell({ allow, startAt, tools }: ShellProps) {
  const styles = useStyles();
  const me = useMe();
  const { pathname } = useLocation();

  return (
    <div className={styles.root}>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <header className={styles.top}>
        <Body1 className={styles.name}>Groundswell</Body1>
        {me.data && (
          <Navigation screens={screensOf(me.data.role)} current={screenAt(me.data.role, pathname)} />
        )}
        <div className={styles.tools}>{tools}</div>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <StaleNotice />
        {me.isPending && <Loading what="Groundswell" />}
        {me.isError && me.data === undefined && (
          <NotSignedIn error={me.error} allow={allow} onRetry={() => me.refetch()} />
        )}
        {me.data && <Screens me={me.data} startAt={startAt} />}
      </main>
    </div>
  );
}

function Screens({ me, startAt }: { me: Me; startAt: string | undefined }) {
  const location = useLocation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(startAt);
  const screen = screenAt(me.role, location.pathname);

  useEffect(() => {
    if (asked === undefined) return;
    // A deep link is followed once: whoever goes on to another screen is not led back to it.
    setAsked(undefined);
    const address = addressAsked(me.role, asked);
    if (address !== undefined) navigate(address, { replace: true });
  }, [me.role, asked, navigate]);

  useEffect(() => {
    document.title = screen === undefined ? 'Groundswell' : `${screen.name} – Groundswell`;
  }, [screen]);

  return (
    <Suspense fallback={<Loading what={screen?.name ?? 'the screen'} />}>
      <Routes>
        <Route index element={<Navigate to="/status" replace />} />
        {allScreensOf(me.role).map(({ path }) => {
          const Screen = SCREENS[path];
          return <Route key={path} path={`${path}/*`} element={<Screen me={me} />} />;
        })}
        <Route
          path="*"
          element={
            <Empty title="There is nothing here for you">
              The address belongs to another role, or to no screen at all. Pick a screen above.
            </Empty>
          }
        />
      </Routes>
    </Suspense>
  );
}
