import { expect, test } from 'vitest';
import { message, type Words } from '../../../bot/base/words/message.ts';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { sentences } from '../../../bot/base/words/sentences.ts';
import { readWords, StoredWords, sayWords, writeWords } from '../../../bot/base/words/stored.ts';

const nested = message('gates.storm-rate', {
  issues: 5,
  reached: message('common.people', { count: 40 }),
  decided: 'no',
  fresh: 5,
  rate: '12.5',
  limit: '10',
});

test.each<[string, Words]>([
  ['what a lead wrote', 'We wait for the printers.'],
  ['what looks like JSON and is none', '{printers} first'],
  ['a sentence of an earlier version', 'The gate of this wave is not decided yet.'],
  ['a message', message('gates.undecided')],
  ['a message with parameters', nested],
  ['a day and a list', message('common.sentences', { sentences: { list: [{ day: '2026-12-15' }] } })],
])('%s comes out of a cell as it went in', (_what, words) => {
  expect(readWords(writeWords(words))).toEqual(words);
});

test('a message that only a later version knows is shown by its id', () => {
  expect(StoredWords.parse({ id: 'gates.not-yet', params: { count: 1 } })).toBe('gates.not-yet');
  expect(readWords('{"id":"gates.not-yet"}')).toBe('gates.not-yet');
});

test('several sentences stand one after the other, what a lead wrote as it is', () => {
  const both = sentences(['Printers {fail}.', message('gates.undecided')]);

  expect(sayWords(both, sayInEnglish)).toBe("Printers {fail}. The gate of this wave isn't decided yet.");
});

test('a message of an earlier version that lacks what its sentence needs by now is shown by its id', () => {
  const ofBefore = readWords('{"id":"gates.undecided-by-rate","params":{}}');
  const lacking = StoredWords.parse({ id: 'gates.storm-people', params: { issues: 3 } });

  expect(sayWords(ofBefore, sayInEnglish)).toBe('gates.undecided-by-rate');
  expect(sayWords(lacking, sayInEnglish)).toBe('gates.storm-people');
});
