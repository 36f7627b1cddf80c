import { expect, test } from 'vitest';
import { createFormat } from '../../../tab/ui/format/format.ts';
import { stateCounts } from '../../../tab/words/issue-words.ts';

test('counts of issues name the states that there are, in their order', () => {
  const counts = { resolved: 1, open: 2, 'in-progress': 0, declined: 0 };

  expect(stateCounts(counts, createFormat('en-GB'))).toBe('2 open and 1 resolved');
});
