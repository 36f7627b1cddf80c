import type { TeamsHost } from './host.ts';
import { themeFromTeams } from './theme.ts';

/** teams-js waits a minute in a foreign frame; nobody looks at an empty page that long. */
const INITIALIZE_MS = 4_000;

/** Teams around this page, or null when nothing answers as Teams does. */
export async function connectTeams(): Promise<TeamsHost | null> {
  if (isAlone()) return null;
  const { app, authentication } = await import('@microsoft/teams-js');

  try {
    await within(INITIALIZE_MS, app.initialize());
    const context = await within(INITIALIZE_MS, app.getContext());

    return {
      kind: 'teams',
      locale: context.app.locale || navigator.language,
      theme: themeFromTeams(context.app.theme),
      screen: context.page.subPageId,
      onThemeChange: (listener) => app.registerOnThemeChangeHandler((name) => listener(themeFromTeams(name))),
      // Teams keeps the token and renews it; a copy of ours would only go stale.
      token: () => authentication.getAuthToken(),
      shown: () => {
        app.notifySuccess();
      },
    };
  } catch {
    return null;
  }
}

/** A page with no window around it, none that opened it and no native app cannot be in Teams. */
function isAlone(): boolean {
  return window.parent === window && window.opener === null && !('nativeInterface' in window);
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
