import { expect, test } from 'vitest';
import { markdownToHtml } from '../../../../tab/ui/cards/markdown.ts';

test('Markdown becomes what Teams shows', () => {
  expect(markdownToHtml('**now**')).toBe('<p><strong>now</strong></p>\n');
});

test('markup that somebody wrote stays text', () => {
  expect(markdownToHtml('<img src=x onerror=alert(1)>')).not.toContain('<img');
});

test('a link that would run something is no link', () => {
  expect(markdownToHtml('[here](javascript:alert(1))')).not.toContain('href');
});

test('a link opens beside Teams', () => {
  expect(markdownToHtml('[here](https://example.org)')).toContain('target="_blank" rel="noreferrer"');
});

test('a picture in a text is none: its site would learn who reads it', () => {
  expect(markdownToHtml('![x](https://evil.example/who.png)')).not.toContain('<img');
});
