import { expect, test } from 'vitest';
import { addedOf, joinedSince, NO_MARKS, type WaveMarks } from '../../../bot/rooms/directory/added.ts';

test('nobody is added while nobody was marked', () => {
  expect([addedOf(NO_MARKS, 30), joinedSince(NO_MARKS, 30)]).toEqual([0, 0]);
});

test('people on lists are added, as far as they are in the wave still', () => {
  expect([50, 20, 3].map((people) => addedOf({ whole: null, listed: 20 }, people))).toEqual([20, 20, 3]);
});

test('everyone is added once the wave is marked, but not those who join it afterwards', () => {
  const marks = wholeOf(30);

  expect([30, 28, 33].map((people) => addedOf(marks, people))).toEqual([30, 28, 30]);
  expect([30, 28, 33].map((people) => joinedSince(marks, people))).toEqual([0, 0, 3]);
});

test('a mark of everyone counts more than the lists from before it', () => {
  expect(addedOf({ ...wholeOf(30), listed: 12 }, 30)).toBe(30);
});

function wholeOf(people: number): WaveMarks {
  const by = { id: 'lea', name: 'Lea Lead' };
  return { whole: { id: 'mark', people, by, at: '2026-09-10T10:00:00.000Z' }, listed: 0 };
}
