import { expect, test } from 'vitest';
import { fileName } from '../../../../tab/ui/format/file-name.ts';

test('a file goes by what is in it and by the title, without signs that a disk would not take', () => {
  expect(fileName('posts', 'Your turn: 15/9, "Überall"!')).toBe('posts-your-turn-15-9-überall.csv');
  expect(fileName('results', '🎉')).toBe('results-announcement.csv');
});

test('a long title is cut short, and never ends in a dash', () => {
  expect(fileName('results', `${'a'.repeat(59)} b`)).toBe(`results-${'a'.repeat(59)}.csv`);
});
