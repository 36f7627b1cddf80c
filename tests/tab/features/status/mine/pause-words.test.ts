import { describe, expect, test } from 'vitest';
import { pauseFault, pauseWords } from '../../../../../tab/features/status/mine/pause-words.ts';
import { createFormat } from '../../../../../tab/ui/format/format.ts';

const format = createFormat('en-GB');

describe('my pause', () => {
  const today = '2026-12-01';

  test('is told until its day, and not from that day on', () => {
    expect(pauseWords('2026-12-02', today, format)).toContain('until 2 Dec 2026');
    expect(pauseWords(today, today, format)).toBe(pauseWords(null, today, format));
    expect(pauseWords('for-good', today, format)).toContain('for good');
  });

  test('ends on a day after today', () => {
    expect(pauseFault(today, today)).toBe('Choose a day after today.');
    expect(pauseFault('2026-12-02', today)).toBeNull();
    expect(pauseFault('', today)).toBeNull();
  });
});
