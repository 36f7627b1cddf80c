import { isHonestAddress } from '../../../contract/announcements/honest-text.ts';

/** Markup that cards do not show, with what to write instead. Cards show bold, italics, lists and links. */
const NOT_SHOWN: readonly { looksLike: RegExp; what: string }[] = [
  { looksLike: /^#{1,6}\s/m, what: 'a heading (#): make it bold with **two stars** instead' },
  { looksLike: /^\s*\|.*\|\s*$/m, what: 'a table: write it as a list' },
  { looksLike: /!\[[^\]]*\]\(/, what: 'a picture in the text: use the picture of the announcement' },
  { looksLike: /```/, what: 'a code block: write it as plain text' },
  { looksLike: /^>\s/m, what: 'a quotation (>): put it in quotation marks' },
  { looksLike: /<\/?[a-z][^>]*>/i, what: 'HTML: cards show it as it is written' },
  { looksLike: /~~[^~\s][^~]*~~/, what: 'text that is struck through (~~): leave it out' },
  {
    looksLike: /^ *(?:[-*+]|\d+[.)]) .*\n(?: {2,}|\t+)(?:[-*+]|\d+[.)]) /m,
    what: 'a list within a list: write one list',
  },
  { looksLike: /&(?:[a-z][a-z0-9]+|#\d+|#x[0-9a-f]+);/i, what: 'HTML (&…;): write the letter itself' },
  { looksLike: /^ *(?:-{3,}|\*{3,}|_{3,}) *$/m, what: 'a line across: leave a line empty instead' },
];

const LINK = /\[([^\]]*)\]\(([^)]*)\)/g;
/** Between two letters or digits: part of a word, such as the name of a file, and no markup. */
const IN_WORD = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu;
/** What cards would take for markup in a line that is none. */
const MARKS = /[\\*_[\]~`]/g;

/** What a card would not show as it is meant, each in a sentence; empty when the text is fine. */
export function cardMarkdownFaults(text: string): string[] {
  const faults = NOT_SHOWN.filter(({ looksLike }) => looksLike.test(text)).map(
    ({ what }) => `Cards cannot show ${what}.`,
  );
  for (const [, title = '', url = ''] of text.matchAll(LINK)) {
    const why = whyNotOpened(url);
    if (why !== undefined) faults.push(`The link "${title || url}" ${why}`);
  }
  return faults;
}

/** The text with nothing in it that cards would take for markup but what is meant so: words keep their underscores. */
export function cardText(text: string): string {
  let from = 0;
  let kept = '';
  // The address of a link is no text.
  for (const link of text.matchAll(LINK)) {
    const title = inWords(`[${link[1] ?? ''}]`);
    kept += `${inWords(text.slice(from, link.index))}${title}(${link[2] ?? ''})`;
    from = link.index + link[0].length;
  }
  return kept + inWords(text.slice(from));
}

/** A title is a plain line: stars and underscores in it are its own. */
export function plainLine(text: string): string {
  return text.replace(MARKS, '\\$&');
}

/** The line that `plainLine` was made of, for where nothing is taken for markup. */
export function lineOf(marked: string): string {
  return marked.replace(/\\([\\*_[\]~`])/g, '$1');
}

function inWords(text: string): string {
  return text.replace(IN_WORD, (marks) => marks.replaceAll('_', '\\_'));
}

function whyNotOpened(url: string): string | undefined {
  if (!/^https:\/\/[^\s/]+/.test(url)) return 'has to begin with https://, so that Teams opens it.';
  if (!isHonestAddress(url))
    return 'leads somewhere else than it looks: its address has blanks, or a name before an @. Write the address alone.';
  return undefined;
}
