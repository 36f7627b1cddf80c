import { expect, test } from 'vitest';
import { settableClock } from '../../bot/clock.ts';
import { openLastPlaces } from '../../bot/people/last-places.ts';

test('a place is remembered for a minute, and the newest counts', () => {
  const clock = settableClock('2026-09-12T10:00:00Z');
  const places = openLastPlaces(clock);
  places.note('ada', 'finance');
  places.note('ada', 'sales');

  clock.set('2026-09-12T10:00:59Z');
  expect(places.of('ada')).toBe('sales');
  clock.set('2026-09-12T10:01:00Z');
  expect(places.of('ada')).toBeUndefined();
});

test('of very many people those who were looked for longest ago are forgotten', () => {
  const places = openLastPlaces(settableClock('2026-09-12T10:00:00Z'));
  places.note('first', 'finance');
  places.note('second', 'finance');
  places.note('first', 'finance');

  for (let person = 0; person < 19_999; person += 1) places.note(String(person), 'sales');

  expect(places.of('second')).toBeUndefined();
  expect(places.of('first')).toBe('finance');
});
