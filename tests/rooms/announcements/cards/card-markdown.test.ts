import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { lineOf, plainLine } from '../../../../bot/base/plain-line.ts';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import { CardButton, Content } from '../../../../bot/contract/announcements/announcement.ts';
import { cardMarkdownFaults, cardText } from '../../../../bot/rooms/announcements/cards/card-markdown.ts';
import { contentCard } from '../../../../bot/rooms/announcements/cards/content-card.ts';

const Case = z.object({
  title: z.string(),
  body: z.string(),
  link: z.string(),
  linkVariants: z.array(z.string()),
});
const met = Case.parse(JSON.parse(readFileSync(new URL('./markdown-links.json', import.meta.url), 'utf8')));

function aContent(changes: Partial<z.input<typeof Content>> = {}) {
  return { title: met.title, text: met.body, buttons: [{ title: 'Help', url: met.link }], ...changes };
}

describe('a text that somebody really wrote', () => {
  test('is told everything that cards do not show', () => {
    const faults = cardMarkdownFaults(met.body).map(sayInEnglish).join('\n');

    for (const what of [
      'heading',
      'struck through',
      'table',
      'list within a list',
      'picture',
      'HTML (&',
      'HTML:',
    ])
      expect(faults).toContain(what);
    expect(faults).toContain('"not a link" has to begin with https://');
  });

  test('keeps the underscores of its words, and its lone stars', () => {
    const text = cardText(met.body);

    expect(text).toContain(String.raw`BUILD\_SOURCE\_TASK v2\_final\_v3`);
    expect(text).toContain("5 * 2 = 10 o'clock");
  });

  test('has a title that says what was typed, on the card and in the banner', () => {
    const content = Content.parse(aContent());

    const card = contentCard(
      { content, turn: null, training: [], because: 'Finance', essential: false },
      sayInEnglish,
    );

    const heading = card.body?.find((block) => 'style' in block && block.style === 'heading');
    const shown = heading && 'text' in heading ? String(heading.text) : '';
    expect(shown).toBe(String.raw`Move\_to\_new\_Teams \*today\* & tomorrow`);
    expect(lineOf(shown)).toBe(met.title);
  });

  test('keeps the address of its link, whatever is in it', () => {
    const content = Content.parse(aContent());
    const text = `See [the_guide](${met.link}) for more_about it.`;

    expect(content.buttons[0]?.url).toBe(met.link);
    expect(cardText(text)).toBe(String.raw`See [the\_guide](${met.link}) for more\_about it.`);
  });
});

test('_italics_ and **bold** that are meant so stay as they are', () => {
  const text = '_This_ is **new**, and *that* is __old__.';

  expect(cardText(text)).toBe(text);
  expect(cardMarkdownFaults(text)).toEqual([]);
});

test.each([
  [met.linkVariants[0], false],
  [met.linkVariants[1], false],
  [met.linkVariants[2], false],
  [met.linkVariants[3], true],
  ['https://microsoft.com@evil.example/login', false],
  ['https://user:secret@evil.example', false],
  ['https://microsoft.com%2Fhelp@evil.example', false],
  ['https://evil.example/\u202Etxt.exe', false],
  ['https://evil\u200B.example/', false],
  ['javascript:alert(1)', false],
])('the address %j may stand on a button: %s', (url, may) => {
  expect(CardButton.safeParse({ title: 'Go', url }).success).toBe(may);
});

test.each([
  ['https://microsoft.com@evil.example/login', 'leads somewhere else'],
  ['https://harborline.example/path with space', 'leads somewhere else'],
  ['javascript:alert', 'https://'],
])('the link to %s in a text is refused', (url, why) => {
  expect(cardMarkdownFaults(`[here](${url})`).map(sayInEnglish).join()).toContain(why);
});

test.each(['\u200B', '\u2800 \u3164', '\u00AD\u2060'])('a title that nobody can see is none: %j', (title) => {
  expect(Content.safeParse(aContent({ title })).success).toBe(false);
});

test.each(['title', 'text'] as const)('a %s that turns its direction is refused', (field) => {
  expect(Content.safeParse(aContent({ [field]: 'Open \u202Efdp.exe now' })).success).toBe(false);
});

test('scripts that run from right to left are welcome', () => {
  expect(Content.safeParse(aContent({ title: 'ברוכים הבאים', text: 'مرحبا بكم' })).success).toBe(true);
});

test('a plain line comes back as it was, whatever is in it', () => {
  for (const line of ['a_b', '*x*', '[y](z)', String.raw`back\slash`, '~~old~~ `code`'])
    expect(lineOf(plainLine(line))).toBe(line);
});
