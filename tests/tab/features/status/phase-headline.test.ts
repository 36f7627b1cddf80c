import { describe, expect, test } from 'vitest';
import { criteriaWords, phaseHeadlines, waveWords } from '../../../../tab/features/status/phase-headline.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aPhase, aRow, aWave } from '../../a-row.ts';

describe('the headline of a phase', () => {
  const format = createFormat('en-GB');
  const phases = [aPhase(), aPhase({ id: 'apps', name: 'Apps' })];
  const rows = [
    aRow('sales', aWave({ state: 'complete' }), aWave({ phaseId: 'apps' })),
    aRow('hr', aWave({ state: 'in-progress' }), aWave({ phaseId: 'apps', state: 'held' })),
  ];

  test('counts the waves of that phase alone', () => {
    const said = phaseHeadlines({ phases, rows }).map((one) => waveWords(one, format));

    expect(said).toEqual(['1 of 2 waves complete, 1 in progress', '0 of 2 waves complete, 1 held']);
  });

  test('says of a phase for IT alone that it has no waves', () => {
    const [networking] = phaseHeadlines({ phases: [aPhase({ audience: 'it-only' })], rows: [] });

    expect(networking && waveWords(networking, format)).toMatch(/^Only IT/);
  });

  test.each([
    [{ requiredCriteria: 4, requiredOpen: 2 }, '2 required criteria are open'],
    [{ requiredCriteria: 4, requiredOpen: 1 }, '1 required criterion is open'],
    [{ requiredCriteria: 4, requiredOpen: 0 }, 'All required criteria are settled'],
    [{ requiredCriteria: 0, requiredOpen: 0 }, 'No criterion is required'],
  ])('says what is still asked of it: %o', (phase, words) => {
    expect(criteriaWords(phase, format)).toBe(words);
  });
});
