import { expect, test } from 'vitest';
import { commandFor, isCommandId, phraseKey, titleOf } from '../../../bot/base/words/commands.ts';
import english from '../../../bot/base/words/en/commands.json' with { type: 'json' };
import { sayInEnglish } from '../../../bot/base/words/say.ts';

const COMMANDS = Object.entries(english);

test('no wording belongs to two commands', () => {
  const keys = COMMANDS.flatMap(([, { title, phrases }]) => [title, ...phrases].map(phraseKey));

  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test.each(COMMANDS)('%s has a title, and wordings as people type them', (id, { title, phrases }) => {
  expect(title.trim()).not.toBe('');
  expect(phrases.filter((phrase) => phrase !== phraseKey(phrase))).toEqual([]);
  expect(commandFor(title, undefined)).toBe(id);
  expect(isCommandId(id) && sayInEnglish(titleOf(id))).toBe(title);
});

test.each(['de-DE', 'en-US', 'xx', undefined])(
  'English is understood from somebody who reads %s',
  (locale) => {
    expect(commandFor('WHEN’S my turn??', locale)).toBe('rollout.my-turn');
  },
);

test.each(['', '  ', 'the printer is on fire', '__proto__', 'constructor', '!!!'])(
  '%j asks for nothing',
  (text) => {
    expect(commandFor(text, 'en-GB')).toBeUndefined();
  },
);

test('a question mark asks for help', () => {
  expect(commandFor(' ? ', 'en-GB')).toBe('doors.help');
});
