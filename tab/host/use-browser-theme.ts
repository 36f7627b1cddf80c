import { useEffect, useState } from 'react';
import { remember, remembered } from './remembered.ts';
import { knownTheme, type ThemeName } from './theme.ts';

/** The theme of a plain browser: what the reader picked, or else what the system prefers at this moment. */
export function useBrowserTheme(): [ThemeName, (theme: ThemeName) => void] {
  const [picked, setPicked] = useState(() => knownTheme(remembered('theme')));
  const dark = useMediaQuery('(prefers-color-scheme: dark)');

  const pick = (theme: ThemeName): void => {
    remember('theme', theme);
    setPicked(theme);
  };
  return [picked ?? (dark ? 'dark' : 'light'), pick];
}

/** Whether a media query holds, kept up to date. */
export function useMediaQuery(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const update = (): void => setHolds(media.matches);
    update();
    media.addEventListener('change', update);
    return () => media.removeEventListener('change', update);
  }, [query]);
  return holds;
}
