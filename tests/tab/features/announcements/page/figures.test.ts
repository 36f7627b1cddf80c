import { describe, expect, test } from 'vitest';
import {
  outcomeFigures,
  receiptFigures,
  toRemind,
} from '../../../../../tab/features/announcements/page/figures.ts';
import { someCounts } from '../../../../support/some-counts.ts';

describe('counts', () => {
  test('the outcomes add up to the audience, repeats aside', () => {
    const all = someCounts({
      audience: 21,
      pending: 1,
      claimed: 2,
      sent: 3,
      unreachable: 4,
      failed: 5,
      unknown: 0,
      skipped: 6,
      possibleRepeats: 2,
    });

    const figures = outcomeFigures(all, false).filter(({ name }) => name !== 'Possible repeats');

    expect(figures.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBe(all.audience);
    expect(figures.find(({ name }) => name === 'Waiting')?.count).toBe(3);
  });

  test('whoever waited when it was stopped has not been sent to', () => {
    const stopped = outcomeFigures(someCounts({ audience: 3, sent: 1, pending: 2 }), true);

    expect(stopped).toContainEqual({ name: 'Not sent', count: 2 });
    expect(stopped.map(({ name }) => name)).not.toContain('Waiting');
  });

  test('nobody is shown as waiting once everybody is settled', () => {
    expect(outcomeFigures(someCounts({ audience: 1, sent: 1 }), true)).toHaveLength(6);
  });

  test('what people did is a share of those who got it, never more than all of them', () => {
    const figures = receiptFigures(someCounts({ sent: 4, acknowledged: 1, done: 5 }), true);

    expect(figures.map(({ count, share }) => [count, share])).toEqual([
      [1, 0.25],
      [0, 0],
      [5, 1],
      [0, 0],
    ]);
    expect(receiptFigures(someCounts(), true).every(({ share }) => share === undefined)).toBe(true);
  });

  test('openings of training that nobody counts are no zero', () => {
    const figures = receiptFigures(someCounts({ sent: 4 }), false);

    expect(figures.find(({ name }) => name === 'Opened training')).toEqual({
      name: 'Opened training',
      count: null,
    });
  });

  test('those are reminded who got it and have not said so', () => {
    expect(toRemind({ sent: 10, acknowledged: 4 })).toBe(6);
    expect(toRemind({ sent: 1, acknowledged: 2 })).toBe(0);
  });
});
