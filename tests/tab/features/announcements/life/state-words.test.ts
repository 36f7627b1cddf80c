import { describe, expect, test } from 'vitest';
import { STANDINGS } from '../../../../../bot/contract/announcements/life.ts';
import {
  heldWords,
  reachedWords,
  STATES,
  sectionsOf,
  stateNamed,
  whenWords,
} from '../../../../../tab/features/announcements/life/state-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';
import { aHead } from '../a-head.ts';

const format = createFormat('en-GB');

describe('the list of announcements', () => {
  test('stands in what is under way and what is done, each in the order that it came in', () => {
    const heads = [
      aHead({ id: '1', state: 'in-review' }),
      aHead({ id: '2', state: 'sending' }),
      aHead({ id: '3', state: 'sending', stopped: true }),
      aHead({ id: '4', state: 'sent' }),
    ];

    expect(sectionsOf(heads).map(({ title, heads: some }) => [title, some.map(({ id }) => id)])).toEqual([
      ['Under way', ['1', '2']],
      ['Done', ['3', '4']],
    ]);
  });

  test('has no part that nothing is in', () => {
    expect(sectionsOf([aHead({ state: 'sent' })]).map(({ title }) => title)).toEqual(['Done']);
    expect(sectionsOf([])).toEqual([]);
  });

  test('can be narrowed to every state there is', () => {
    expect(STATES.toSorted()).toEqual(STANDINGS.toSorted());
    expect(stateNamed('in-review')).toBe('in-review');
    expect(stateNamed('')).toBeUndefined();
  });

  test('tells when a scheduled one is due, and when any other was last touched', () => {
    const due = '2026-12-08T09:00:00Z';

    expect(whenWords(aHead({ state: 'scheduled', due }), format)).toBe(`Due ${format.moment(due)}`);
    expect(whenWords(aHead({ state: 'cancelled', due }), format)).toBe(format.moment('2026-12-01T10:00:00Z'));
  });

  test('tells how many one reached and how many said "Got it", and nothing of a draft', () => {
    const reached = { people: 3_400, sent: 3_120, acknowledged: 120 };

    expect(reachedWords(aHead({ state: 'sent', reached }), format)).toBe(
      '3,120 of 3,400 reached, 120 got it',
    );
    expect(reachedWords(aHead(), format)).toBeNull();
  });

  test('tells why one waits, and no longer once it was sent', () => {
    const heldBecause = 'The last wave had problems.';

    expect(heldWords(aHead({ state: 'scheduled', heldBecause }))).toContain(heldBecause);
    expect(heldWords(aHead({ state: 'sending', heldBecause }))).toContain(heldBecause);
    expect(heldWords(aHead({ state: 'sent', heldBecause }))).toBeNull();
    expect(heldWords(aHead({ state: 'draft', heldBecause }))).toBeNull();
    expect(heldWords(aHead({ state: 'scheduled' }))).toBeNull();
  });
});
