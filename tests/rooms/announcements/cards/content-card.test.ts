import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import type { Content } from '../../../../bot/contract/announcements/announcement.ts';
import { cardMarkdownFaults } from '../../../../bot/rooms/announcements/cards/card-markdown.ts';
import { chooseLanguage, dateLocale } from '../../../../bot/rooms/announcements/cards/choose-language.ts';
import { placeholderFaults } from '../../../../bot/rooms/announcements/cards/placeholder-faults.ts';
import {
  fillContent,
  firstNameOf,
  type RecipientWords,
} from '../../../../bot/rooms/announcements/cards/placeholders.ts';
import { inWords } from '../../../support/in-words.ts';

describe('languages', () => {
  test.each([
    ['de-AT', 'de', false],
    ['de', 'de', false],
    ['fr-CA', 'fr-FR', false],
    ['pt-BR', 'en', true],
    [undefined, 'en', true],
    ['EN-gb', 'en', false],
  ])('somebody with %s gets %s', (locale, language, fallback) => {
    expect(chooseLanguage(['de', 'en', 'fr-FR'], 'en', locale)).toEqual({ language, fallback });
  });

  test('of two regions the fallback serves everybody of that language', () => {
    expect(chooseLanguage(['en-US', 'en-GB'], 'en-GB', 'en-AU').language).toBe('en-GB');
  });

  test('dates follow the region of the reader only within the language of the text', () => {
    expect(dateLocale('en', 'en-US')).toBe('en-US');
    expect(dateLocale('en', 'de-DE')).toBe('en');
  });
});

describe('placeholders', () => {
  const words: RecipientWords = {
    name: 'Novak, Ada',
    locale: 'de-AT',
    group: 'Finance',
    wave: {
      phase: 'Identity',
      start: Temporal.PlainDate.from('2026-12-07'),
      end: Temporal.PlainDate.from('2026-12-19'),
    },
    team: { sponsor: 'Sam Sponsor' },
    lead: undefined,
  };

  test('are filled for one recipient, dates in the language of the text', () => {
    const filled = fillContent(
      content('{firstName}, {phase} comes to {group}', 'Vom {start} bis {end}.\nFragen: {sponsor}'),
      'de',
      words,
    );

    expect(filled.title).toBe('Ada, Identity comes to Finance');
    expect(filled.text).toBe(
      'Vom Montag, 7. Dezember 2026 bis Freitag, 18. Dezember 2026.\nFragen: Sam Sponsor',
    );
  });

  test('a line that names somebody whom nobody has named is left out', () => {
    const filled = fillContent(content('Hi', 'Soon.\nAsk {lead}.\nOr {programManager}.'), 'en', words);

    expect(filled.text).toBe('Soon.');
  });

  test('the lead of the group is named where there is one', () => {
    const filled = fillContent(content('Hi', 'Ask {lead}.'), 'en', { ...words, lead: 'Lea Lead' });

    expect(filled.text).toBe('Ask Lea Lead.');
  });

  test('what would be markup in a name stays a name', () => {
    const filled = fillContent(
      content('For {firstName}', 'Dear {firstName}, ask {lead}.\n{champions} help.'),
      'en',
      {
        ...words,
        name: '[Ada](https://evil.example)',
        lead: '**Lea**',
        team: { champions: '[Reset your password](https://evil.example)' },
      },
    );

    expect(filled.text).toBe(
      'Dear \\[Ada\\](https://evil.example), ask \\*\\*Lea\\*\\*.\n\\[Reset your password\\](https://evil.example) help.',
    );
    expect(filled.title).toBe('For [Ada](https://evil.example)');
  });

  test('names that stand for nothing are told where they are, with what was meant', () => {
    const bad: Content = {
      ...content('{first name}', 'Dear {firstName}, {grup}, from {start}'),
      buttons: [{ title: '{go}', url: 'https://contoso.example' }],
    };

    expect(inWords(placeholderFaults(bad, false))).toEqual([
      { where: 'title', what: '{first name} stands for nothing. Write {firstName} if you mean that one.' },
      { where: 'text', what: '{grup} stands for nothing. Take it out, or choose one from the list.' },
      { where: 'text', what: "{start} belongs to a wave, and this announcement isn't for one." },
      {
        where: 'buttons.0.title',
        what: '{go} stands for nothing. Take it out, or choose one from the list.',
      },
    ]);
    expect(placeholderFaults(content('{phase}', 'From {start}'), true)).toEqual([]);
  });

  test.each([
    ['Ada Novak', 'Ada'],
    ['Novak, Ada (Finance)', 'Ada'],
    ['Novak,Ada', 'Ada'],
    ['Ada', 'Ada'],
  ])('the first name of %s is %s', (name, first) => {
    expect(firstNameOf(name)).toBe(first);
  });
});

describe('markup', () => {
  test.each([
    ['# Heading', 'a heading'],
    ['| a | b |\n|---|---|', 'a table'],
    ['![logo](https://contoso.example/x.png)', 'a picture'],
    ['```\ncode\n```', 'a code block'],
    ['> said', 'a quotation'],
    ['<b>bold</b>', 'HTML'],
    ['[here](http://contoso.example)', 'https://'],
    ['[here](javascript:alert(1))', 'https://'],
    ['![[logo]](https://contoso.example/x.png)', 'a picture'],
    ['![logo][there]', 'a picture'],
    ['[[here]](http://contoso.example)', 'https://'],
    ['[[[here]]](javascript:alert(1))', 'https://'],
    ['[here]\n\n[here]: http://contoso.example', 'https://'],
  ])('%j is refused, as cards cannot show %s', (text, named) => {
    expect(cardMarkdownFaults(text).map(sayInEnglish).join(' ')).toContain(named);
  });

  test('bold, italics, lists and links are fine, and so are stars and signs in a sentence', () => {
    const text =
      '**Bold** and _italic_\n- one\n1. two\n[here](https://contoso.example/a?b=1) at 5 > 3, #1, a|b';

    expect(cardMarkdownFaults(text)).toEqual([]);
  });
});

function content(title: string, text: string): Content {
  return { title, text, picture: null, buttons: [] };
}
