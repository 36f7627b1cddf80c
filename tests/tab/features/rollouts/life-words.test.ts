import { expect, test } from 'vitest';
import {
  inOrder,
  peopleWords,
  progressWords,
  stopsWords,
} from '../../../../tab/features/rollouts/life-words.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aLife } from './a-life.ts';

const format = createFormat('en-GB');

test('what runs comes first, then what is planned, then what is over', () => {
  const order = inOrder([
    aLife({ id: 'a', state: 'cancelled' }),
    aLife({ id: 'b', state: 'finished' }),
    aLife({ id: 'c', state: 'planned' }),
    aLife({ id: 'd' }),
    aLife({ id: 'e' }),
  ]);

  expect(order.map(({ id }) => id)).toEqual(['d', 'e', 'c', 'b', 'a']);
});

test('progress says what is complete, and only what else there is', () => {
  expect(progressWords(aLife(), format)).toBe('12 of 45 waves complete · 3 in progress');
  expect(
    progressWords(aLife({ waves: { all: 4, complete: 1, inProgress: 0, held: 1, cancelled: 2 } }), format),
  ).toBe('1 of 4 waves complete · 1 held · 2 cancelled');
});

test('whether anybody was told is said beside whom it is for', () => {
  expect(peopleWords(aLife(), format)).toBe('8 business groups, 1,200 people · nobody told yet');
  expect(peopleWords(aLife({ told: 1, begun: true }), format)).toContain('1 person told');
  expect(peopleWords(aLife({ begun: true }), format)).toContain('announced, nobody reached so far');
});

test('what stops is a sentence for each thing that there is', () => {
  const none = { seen: 0, scheduled: 0, inWork: 0, sending: 0, elsewhere: 0, refusal: null };

  expect(stopsWords({ ...none, waves: 1, told: 0 }, format)).toEqual([
    '1 wave that is not over stops. What is over stays as it is.',
  ]);
  expect(stopsWords({ ...none, waves: 0, told: 1 }, format)).toEqual([
    '1 person who was told gets a message with your reason, and the card says that it is cancelled.',
  ]);
  expect(stopsWords({ ...none, waves: 30, scheduled: 2, told: 214 }, format)).toEqual([
    '30 waves that are not over stop. What is over stays as it is.',
    '2 scheduled announcements are cancelled.',
    '214 people who were told get a message with your reason, and the card says that it is cancelled.',
  ]);
});
