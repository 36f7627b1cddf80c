import { describe, expect, test } from 'vitest';
import {
  inserted,
  type Mark,
  withMark,
} from '../../../../../../tab/features/announcements/editor/text/text-marks.ts';

describe('a mark', () => {
  const marked = (text: string, from: number, to: number, mark: Mark) => {
    const now = withMark({ text, from, to }, mark);
    return `${now.text.slice(0, now.from)}[${now.text.slice(now.from, now.to)}]${now.text.slice(now.to)}`;
  };

  test.each<[Mark, string]>([
    ['bold', 'Dear **[people]**, hello'],
    ['italic', 'Dear _[people]_, hello'],
    ['link', 'Dear [people]([https://]), hello'],
    ['list', '[- Dear people, hello]'],
  ])('%s makes of "people" in a line: %s', (mark, result) => {
    expect(marked('Dear people, hello', 5, 11, mark)).toBe(result);
  });

  test('is taken away by the same button', () => {
    expect(marked('Dear **people**', 7, 13, 'bold')).toBe('Dear [people]');
    expect(marked('- one\n- two', 0, 11, 'list')).toBe('[one\ntwo]');
  });

  test('of a list takes whole lines, and leaves those around as they are', () => {
    expect(marked('before\none\ntwo\nafter', 8, 12, 'list')).toBe('before\n[- one\n- two]\nafter');
    expect(marked('- one\ntwo', 0, 9, 'list')).toBe('[- one\n- two]');
  });

  test('of a link without a selection has a title to write over', () => {
    expect(marked('', 0, 0, 'link')).toBe('[title]([https://])');
  });

  test('a placeholder takes the place of what is selected', () => {
    expect(inserted({ text: 'Dear X', from: 5, to: 6 }, '{firstName}')).toEqual({
      text: 'Dear {firstName}',
      from: 16,
      to: 16,
    });
  });
});
