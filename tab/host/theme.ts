export const THEMES = ['light', 'dark', 'contrast'] as const;
export type ThemeName = (typeof THEMES)[number];

/** Our theme for what Teams calls it; a name we do not know is shown light, as Teams itself does. */
export function themeFromTeams(name: string | undefined): ThemeName {
  if (name === 'dark' || name === 'contrast') return name;
  return 'light';
}

/** A remembered name, if it still is one. */
export function knownTheme(name: string | null): ThemeName | undefined {
  return THEMES.find((theme) => theme === name);
}
