import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../bot/base/words/say.ts';
import { postedNote, sinceWords, whyNotPosted } from '../../../bot/rooms/channels/post-words.ts';

test('why a post failed is said in words, or as Teams told it', () => {
  expect(sayInEnglish(whyNotPosted('removed-app'))).toBe('The app was removed from the team');
  expect(sayInEnglish(whyNotPosted('SomethingNew'))).toBe('SomethingNew');
});

test('what became of a post since is said where something did', () => {
  const gone = sinceWords('gone');

  expect(sinceWords('as-sent')).toBeNull();
  expect(gone && sayInEnglish(gone)).toBe('Somebody deleted it');
});

test('the record tells of a post with its place, and why it failed', () => {
  const place = { teamName: 'Finance', channelName: 'News' };

  expect(sayInEnglish(postedNote(place, 'sent', null))).toBe('Finance, News: posted.');
  expect(sayInEnglish(postedNote(place, 'failed', 'forbidden'))).toBe(
    'Finance, News: not posted. Teams refuses posts there.',
  );
});
