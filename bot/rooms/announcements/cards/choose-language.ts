import { readingLocale } from '../../../base/words/languages.ts';
import type { Say } from '../../../base/words/message.ts';
import { sayIn } from '../../../base/words/say.ts';

/** The language in which somebody gets an announcement. */
export interface ChosenLanguage {
  language: string;
  /** Their own was not among the contents. */
  fallback: boolean;
}

/**
 * Their own language if it was written, exactly or in another region's form; otherwise the fallback. Somebody
 * whose language nobody knows gets the fallback as well.
 */
export function chooseLanguage(
  written: readonly string[],
  fallback: string,
  locale: string | undefined,
): ChosenLanguage {
  if (locale === undefined) return { language: fallback, fallback: true };
  const own = locale.toLowerCase();
  const base = baseOf(own);
  const match =
    written.find((language) => language.toLowerCase() === own) ??
    written.find((language) => language.toLowerCase() === base) ??
    // The fallback first: who wrote it in two regions' forms chose that one for everybody else.
    [fallback, ...written].find((language) => written.includes(language) && baseOf(language) === base);
  return match === undefined ? { language: fallback, fallback: true } : { language: match, fallback: false };
}

/** How dates are written in a text of this language for somebody of this locale. */
export function dateLocale(language: string, locale: string | undefined): string {
  return locale !== undefined && baseOf(locale) === baseOf(language) ? locale : language;
}

/** Makes the product's own words beside a text of this language for somebody of this locale. */
export function sayOnCard(language: string, locale: string | undefined): Say {
  return sayIn(readingLocale(dateLocale(language, locale)));
}

function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
