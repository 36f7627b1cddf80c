import { describe, expect, test } from 'vitest';
import { headline } from '../../../../tab/features/status/headline.ts';
import { aRow, aWave } from '../../a-row.ts';

describe('the headline', () => {
  test('counts waves by state', () => {
    const rows = [aRow('sales', aWave({ state: 'held' }), aWave()), aRow('hr', aWave({ state: 'complete' }))];

    expect(headline({ rows }).waves).toEqual({ complete: 1, 'in-progress': 0, planned: 1, held: 1 });
  });

  test('takes the share over announced waves only', () => {
    const rows = [aRow('sales', aWave({ people: 30, reached: 15, share: 0.5 }), aWave({ people: 70 }))];

    expect(headline({ rows })).toMatchObject({ announcedTo: 30, reached: 15, share: 0.5 });
  });

  test('counts who was reached and went to another group among those it was announced to', () => {
    const rows = [
      aRow('sales', aWave({ people: 0, reached: 15 })),
      aRow('hr', aWave({ people: 15, reached: 0 })),
    ];

    expect(headline({ rows })).toMatchObject({ announcedTo: 30, reached: 15, share: 0.5 });
  });

  test('has no share while nothing is announced', () => {
    expect(headline({ rows: [aRow('sales', aWave())] }).share).toBeNull();
  });
});
