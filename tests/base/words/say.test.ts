import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { english } from '../../../bot/base/words/english.ts';
import type { Message } from '../../../bot/base/words/message.ts';
import { sayIn, sayInEnglish } from '../../../bot/base/words/say.ts';

test('numbers choose the form of the word', () => {
  const people = (count: number): Message => ({ id: 'common.people', params: { count } });

  expect([0, 1, 2, 1200].map((count) => sayInEnglish(people(count)))).toEqual([
    '0 people',
    '1 person',
    '2 people',
    '1,200 people',
  ]);
});

test('days, moments, lists and messages fill a gap as the reader writes them', () => {
  const gap = (count: Message['params']) => ({ id: 'common.one', params: count }) as const;
  const say = sayIn('en-GB', 'Europe/Berlin');

  expect(say(gap({ value: { day: '2026-12-15' } }))).toBe('15 December 2026');
  expect(say(gap({ value: { language: 'de' } }))).toBe('German');
  expect(say(gap({ value: { language: 'not a language' } }))).toBe('not a language');
  expect(say(gap({ value: { moment: '2026-12-15T08:00:00Z' } }))).toBe('15 December 2026 at 09:00');
  expect(say(gap({ value: { list: ['Sales', { day: '2026-12-15' }, 'Legal'] } }))).toBe(
    'Sales, 15 December 2026 and Legal',
  );
  expect(say(gap({ value: { id: 'common.people', params: { count: 3 } } }))).toBe('3 people');
});

test('what people wrote is never read as a pattern', () => {
  expect(sayInEnglish({ id: 'common.one', params: { value: "{count} <b>it's</b>" } })).toBe(
    "{count} <b>it's</b>",
  );
});

test.each(Object.entries(english))('%s is a sentence that can be read', (_id, text) => {
  expect(() => new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true })).not.toThrow();
});
