import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { waveState } from '../../../../bot/rooms/rollout/waves/wave-state.ts';

const wave = { start: Temporal.PlainDate.from('2027-01-14'), end: Temporal.PlainDate.from('2027-02-13') };

test.each([
  ['the day before it starts', '2027-01-13', null, 'planned'],
  ['its first day', '2027-01-14', null, 'in-progress'],
  ['its last day', '2027-02-12', null, 'in-progress'],
  ['the day it ends, which is no longer part of it', '2027-02-13', null, 'complete'],
  ['a day before it starts, held', '2027-01-01', 'Too many issues', 'held'],
  ['a day within it, held', '2027-01-20', 'Too many issues', 'held'],
  ['a day after it, held', '2027-03-01', 'Too many issues', 'complete'],
] as const)('on %s (%s) a wave stands where its dates and its hold say', (_, today, heldBecause, state) => {
  expect(waveState({ ...wave, heldBecause }, Temporal.PlainDate.from(today))).toBe(state);
});

test('a wave without a word about holds is not held', () => {
  expect(waveState(wave, wave.start)).toBe('in-progress');
});
