import { expect, test } from 'vitest';
import { speakers } from '../../../../../../tab/features/announcements/editor/audience/speakers.ts';

test('people of a language are counted together, whether it is their own or not', () => {
  expect(
    speakers([
      { language: 'de', people: 30, fallback: false },
      { language: 'en', people: 51, fallback: true },
      { language: 'en', people: 29, fallback: false },
    ]),
  ).toEqual([
    { language: 'en', people: 80, otherwise: 51 },
    { language: 'de', people: 30, otherwise: 0 },
  ]);
});
