import { SignInError, signInFault } from '../api/sign-in-error.ts';
import type { TeamsHost } from './host.ts';
import { themeFromTeams } from './theme.ts';

/** teams-js waits a minute in a foreign frame; nobody looks at an empty page that long. */
const INITIALIZE_MS = 4_000;
/** A token can take a round trip to Entra, but nobody waits for ever. */
const TOKEN_MS = 10_000;

/** Teams around this page, or Outlook or Microsoft 365, or null when nothing answers as they do. */
export async function connectTeams(): Promise<TeamsHost | null> {
  if (isAlone()) return null;
  const { app, authentication, pages } = await import('@microsoft/teams-js');

  try {
    await within(INITIALIZE_MS, app.initialize());
    const context = await within(INITIALIZE_MS, app.getContext());
    // Without it the button of Teams would leave the app from every screen.
    if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack);

    return {
      kind: 'teams',
      locale: context.app.locale || navigator.language,
      theme: themeFromTeams(context.app.theme),
      screen: context.page.subPageId || undefined,
      onThemeChange: (listener) => app.registerOnThemeChangeHandler((name) => listener(themeFromTeams(name))),
      // Teams keeps the token and renews it; a copy of ours would only go stale.
      token: () => tokenFrom(authentication.getAuthToken({ silent: true })),
      allow: async () => {
        // Whoever reads what is asked of them needs longer than a program.
        await authentication.getAuthToken({ silent: false });
      },
      shown: () => {
        app.notifySuccess();
      },
    };
  } catch {
    return null;
  }
}

/** @throws SignInError when Teams gives none, or does not answer */
async function tokenFrom(asked: Promise<string>): Promise<string> {
  try {
    return await within(TOKEN_MS, asked);
  } catch (error) {
    if (error instanceof NoAnswer) throw new SignInError('no-answer', error.message);
    const raw = error instanceof Error ? error.message : String(error);
    throw new SignInError(signInFault(raw), raw);
  }
}

/** True when there was a screen before this one: then Teams stays where it is. */
function goBack(): boolean {
  // The router counts the screens since the app was opened.
  const { idx } = Object(history.state) as { idx?: number };
  if (!idx) return false;
  history.back();
  return true;
}

/** A page with no window around it, none that opened it and no native app cannot be in Teams. */
function isAlone(): boolean {
  return window.parent === window && window.opener === null && !('nativeInterface' in window);
}

class NoAnswer extends Error {}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new NoAnswer(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
