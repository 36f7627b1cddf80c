import { type Message, message } from '../../../base/words/message.ts';
import { isHonestAddress } from '../../../contract/announcements/honest-text.ts';

/** Markup that cards do not show. They show bold, italics, lists and links. */
const NOT_SHOWN = [
  { what: 'heading', looksLike: /^#{1,6}\s/m },
  { what: 'table', looksLike: /^\s*\|.*\|\s*$/m },
  { what: 'picture', looksLike: /!\[[^\]]*\]\(/ },
  { what: 'code', looksLike: /```/ },
  { what: 'quotation', looksLike: /^>\s/m },
  { what: 'html', looksLike: /<\/?[a-z][^>]*>/i },
  { what: 'strike', looksLike: /~~[^~\s][^~]*~~/ },
  { what: 'nested-list', looksLike: /^ *(?:[-*+]|\d+[.)]) .*\n(?: {2,}|\t+)(?:[-*+]|\d+[.)]) /m },
  { what: 'entity', looksLike: /&(?:[a-z][a-z0-9]+|#\d+|#x[0-9a-f]+);/i },
  { what: 'line', looksLike: /^ *(?:-{3,}|\*{3,}|_{3,}) *$/m },
] as const;

const LINK = /\[([^\]]*)\]\(([^)]*)\)/g;
/** Between two letters or digits: part of a word, such as the name of a file, and no markup. */
const IN_WORD = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu;
/** What cards would take for markup in a line that is none. */
const MARKS = /[\\*_[\]~`]/g;

/** What a card would not show as it is meant, with what to write instead; empty when the text is fine. */
export function cardMarkdownFaults(text: string): Message[] {
  const faults = NOT_SHOWN.filter(({ looksLike }) => looksLike.test(text)).map(({ what }) =>
    message(`announcements.markdown.${what}`),
  );
  for (const [, title = '', url = ''] of text.matchAll(LINK)) {
    const why = whyNotOpened(url);
    if (why !== undefined) faults.push(message(`announcements.link.${why}`, { title: title || url }));
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

function whyNotOpened(url: string): 'not-https' | 'not-honest' | undefined {
  if (!/^https:\/\/[^\s/]+/.test(url)) return 'not-https';
  return isHonestAddress(url) ? undefined : 'not-honest';
}
