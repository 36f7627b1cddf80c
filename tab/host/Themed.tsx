import {
  FluentProvider,
  makeStyles,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useContext } from 'react';
import type { ThemeName } from './theme.ts';

const FLUENT: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const ThemeContext = createContext<ThemeName>('light');

const useStyles = makeStyles({
  page: { minHeight: '100%', backgroundColor: tokens.colorNeutralBackground2 },
});

export function Themed({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  const styles = useStyles();
  return (
    <ThemeContext value={theme}>
      <FluentProvider theme={FLUENT[theme]} className={styles.page}>
        {children}
      </FluentProvider>
    </ThemeContext>
  );
}

/** The theme around this component, for parts that Fluent does not paint. */
export function useThemeName(): ThemeName {
  return useContext(ThemeContext);
}
