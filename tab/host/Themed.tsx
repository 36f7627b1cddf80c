import {
  FluentProvider,
  makeStyles,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { ThemeName } from './theme.ts';

const FLUENT: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

const ThemeContext = createContext<ThemeName>('light');

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
});

export function Themed({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  const styles = useStyles();

  useEffect(() => {
    // What the browser itself draws, such as scroll bars and date pickers, follows this.
    document.documentElement.style.colorScheme = theme === 'light' ? 'light' : 'dark';
  }, [theme]);

  return (
    <ThemeContext value={theme}>
      <FluentProvider theme={FLUENT[theme]}>
        {/* Not on the provider: dialogs and menus copy its classes and would cover the page with them. */}
        <div className={styles.page}>{children}</div>
      </FluentProvider>
    </ThemeContext>
  );
}

/** A part of the page in a theme of its own, as a preview of what others see. */
export function ThemedPart({ theme, children }: { theme: ThemeName; children: ReactNode }) {
  return (
    <ThemeContext value={theme}>
      {/* What is inside paints its own ground, with corners of its own. */}
      <FluentProvider theme={FLUENT[theme]} style={{ background: 'none' }}>
        {children}
      </FluentProvider>
    </ThemeContext>
  );
}

/** The theme around this component, for parts that Fluent does not paint. */
export function useThemeName(): ThemeName {
  return useContext(ThemeContext);
}
