import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { UnreachableReason } from '../../../bot/contract/telling/unreachable.ts';
import { reasonWords } from '../../../bot/rooms/telling/reason-words.ts';

const words = (why: string, people = 1) => sayInEnglish(reasonWords(why, people));

test('a reason is said as it fits one person, or many', () => {
  expect(words('not-installed')).toBe('does not have the app yet');
  expect(words('not-installed', 2)).toBe('do not have the app yet');
});

test('every reason why somebody cannot be reached has words of its own', () => {
  for (const why of UnreachableReason.options) expect(words(why)).not.toBe(why.replaceAll('-', ' '));
});

test('a reason that is new here is still readable, and one that is a sentence is left alone', () => {
  expect(words('out-of-office')).toBe('out of office');
  expect(words('had this phase with another group')).toBe('had this phase with another group');
  expect(words('finishes a wave of another group until this one is over')).toContain('finishes a wave');
});
