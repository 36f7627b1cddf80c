/** Languages that are offered; another one can be written as its code. */
const OFFERED_LANGUAGES: readonly string[] = [
  'en',
  'en-GB',
  'en-US',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'cs',
  'da',
  'fi',
  'sv',
  'nb',
  'hu',
  'ro',
  'el',
  'tr',
  'uk',
  'ja',
  'ko',
  'zh-CN',
  'zh-TW',
  'ar',
  'he',
  'hi',
  'th',
  'vi',
  'id',
];

/** "German" for `de`, in the reader's language; the code itself where nobody has a name for it. */
export function languageName(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** What can still be added, by name. */
export function languagesToAdd(
  written: readonly string[],
  locale: string,
): readonly { id: string; name: string }[] {
  return OFFERED_LANGUAGES.filter((language) => !written.includes(language))
    .map((id) => ({ id, name: languageName(id, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

/** The direction in which a language is written, for its fields. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'he', 'fa', 'ur'].includes(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
