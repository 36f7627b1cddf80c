import { describe, expect, test } from 'vitest';
import { directionOf, languageName, languagesToAdd } from '../../../../tab/ui/format/languages.ts';

describe('languages', () => {
  test('are named in the language of the reader', () => {
    expect(languageName('de', 'en-GB')).toBe('German');
    expect(languageName('de', 'de')).toBe('Deutsch');
    expect(languageName('not a language', 'en')).toBe('not a language');
  });

  test('that are written already are not offered again', () => {
    const offered = languagesToAdd(['de'], 'en-GB').map(({ id }) => id);

    expect(offered).not.toContain('de');
    expect(offered).toContain('fr');
  });

  test('are written in their direction', () => {
    expect([directionOf('he'), directionOf('de-CH')]).toEqual(['rtl', 'ltr']);
  });
});
