import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { sayWords } from '../../../../bot/base/words/stored.ts';
import { nameRollouts } from '../../../../bot/rooms/rollout/waves/name-rollouts.ts';

test('a title that no other rollout has is its name', () => {
  expect(namesOf(['north', 'Foundation', '2026-09-01'], ['mail', 'Exchange', '2026-09-01'])).toEqual([
    'Foundation',
    'Exchange',
  ]);
});

test('two with one title are told apart by when they start', () => {
  expect(namesOf(['north', 'Foundation', '2026-09-01'], ['south', 'foundation', '2027-02-01'])).toEqual([
    'Foundation (from 1 September 2026)',
    'foundation (from 1 February 2027)',
  ]);
});

test('two with one title and one start are told apart by their ids', () => {
  expect(
    namesOf(
      ['north', 'Foundation', '2026-09-01'],
      ['south', 'Foundation', '2026-09-01'],
      ['west', 'Foundation', '2027-02-01'],
    ),
  ).toEqual(['Foundation (north)', 'Foundation (south)', 'Foundation (from 1 February 2027)']);
});

function namesOf(...rollouts: [string, string, string][]): string[] {
  const titled = rollouts.map(([id, title, start]) => ({ id, title, start: Temporal.PlainDate.from(start) }));
  return [...nameRollouts(titled).values()].map((name) => sayWords(name, sayInEnglish));
}
