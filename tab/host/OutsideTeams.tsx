import { makeStyles, Text, Title2, tokens } from '@fluentui/react-components';
import { Themed } from './Themed.tsx';
import { useBrowserTheme } from './use-browser-theme.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    justifyItems: 'center',
    gap: tokens.spacingVerticalL,
    padding: `20vh ${tokens.spacingHorizontalXXL} 0`,
    textAlign: 'center',
  },
  text: { maxWidth: '52ch', textAlign: 'center' },
});

/** For a plain browser: only Teams can say who is looking. */
export function OutsideTeams() {
  const styles = useStyles();
  const [theme] = useBrowserTheme();
  return (
    <Themed theme={theme}>
      <main className={styles.root}>
        <Title2 as="h1">Open Groundswell in Microsoft Teams</Title2>
        <Text className={styles.text}>
          This page needs to know who you are, and Teams tells it. In Teams, choose Apps, look for Groundswell
          and open it there.
        </Text>
      </main>
    </Themed>
  );
}
