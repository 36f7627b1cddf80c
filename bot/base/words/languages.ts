/** Languages that the catalogues have words in. */
const LANGUAGES: readonly string[] = ['en'];

/** What people read who have not said another language. */
const USUAL = 'en-GB';

/**
 * The locale in which somebody is written to: their own where the catalogues have words in its language, otherwise
 * British English, since a date in another language stands out in an English sentence.
 */
export function readingLocale(locale: string | undefined): string {
  return locale !== undefined && LANGUAGES.includes(baseOf(locale)) ? locale : USUAL;
}

/** The language of the catalogue that somebody reads: `en` for en-US. */
export function languageOf(locale: string | undefined): string {
  return baseOf(readingLocale(locale));
}

function baseOf(locale: string): string {
  return locale.toLowerCase().split('-')[0] ?? '';
}
