import { describe, expect, test } from 'vitest';
import { criteriaWords, waveWords } from '../../../../tab/features/status/phase-headline.ts';
import { createFormat } from '../../../../tab/ui/format/format.ts';
import { aPhase, someFigures } from '../../a-row.ts';

describe('the headline of a phase', () => {
  const format = createFormat('en-GB');

  test.each([
    [{ complete: 1, 'in-progress': 1 }, '1 of 2 waves complete, 1 in progress'],
    [{ planned: 1, held: 1 }, '0 of 2 waves complete, 1 held'],
    [{ complete: 1, cancelled: 2 }, '1 of 3 waves complete, 2 cancelled'],
    [{}, 'No waves'],
  ])('says how far its waves are: %o', (waves, words) => {
    expect(waveWords(aPhase({ figures: someFigures(waves) }), format)).toBe(words);
  });

  test('says of a phase for IT alone that it has no waves', () => {
    expect(waveWords(aPhase({ audience: 'it-only' }), format)).toMatch(/^Only IT/);
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
