import { describe, expect, test } from 'vitest';
import { headline, wavesIn } from '../../../../tab/features/status/headline.ts';
import { aPhase, someFigures } from '../../a-row.ts';

describe('the headline of a rollout', () => {
  const phases = [
    aPhase({ figures: someFigures({ held: 1, complete: 2 }, { announcedTo: 30, reached: 15 }) }),
    aPhase({ id: 'apps', figures: someFigures({ planned: 4 }) }),
  ];

  test('adds up the waves of its phases by state', () => {
    const { waves } = headline(phases);

    expect(waves).toEqual({ complete: 2, 'in-progress': 0, planned: 4, held: 1, cancelled: 0 });
    expect(wavesIn(waves)).toBe(7);
  });

  test('takes the share over announced waves only', () => {
    expect(headline(phases)).toMatchObject({ announcedTo: 30, reached: 15, share: 0.5 });
  });

  test('has no share while nothing is announced', () => {
    expect(headline([aPhase()]).share).toBeNull();
  });
});
