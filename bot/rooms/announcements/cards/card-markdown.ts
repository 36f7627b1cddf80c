import { type Message, message } from '../../../base/words/message.ts';
import { isHonestAddress } from '../../../contract/announcements/honest-text.ts';

/** Markup that cards do not show. They show bold, italics, lists and links. */
const NOT_SHOWN = [
  { what: 'heading', looksLike: /^#{1,6}\s/m },
  { what: 'table', looksLike: /^\s*\|.*\|\s*$/m },
  { what: 'picture', looksLike: /!\[.*?\][([]/s },
  { what: 'code', looksLike: /```/ },
  { what: 'quotation', looksLike: /^>\s/m },
  { what: 'html', looksLike: /<\/?[a-z][^>]*>/i },
  { what: 'strike', looksLike: /~~[^~\s][^~]*~~/ },
  { what: 'nested-list', looksLike: /^ *(?:[-*+]|\d+[.)]) .*\n(?: {2,}|\t+)(?:[-*+]|\d+[.)]) /m },
  { what: 'entity', looksLike: /&(?:[a-z][a-z0-9]+|#\d+|#x[0-9a-f]+);/i },
  { what: 'line', looksLike: /^ *(?:-{3,}|\*{3,}|_{3,}) *$/m },
] as const;

const LINK = /\[([^\]]*)\]\(([^)]*)\)/g;
/** Where a link leads, whatever stands in its brackets; and one that is named elsewhere in the text. */
const LEADS_TO = /\]\(([^)]*)\)|^ {0,3}\[[^\]]+\]:[ \t]*(\S+)/gm;
/** Between two letters or digits: part of a word, such as the name of a file, and no markup. */
const IN_WORD = /(?<=[\p{L}\p{N}])_+(?=[\p{L}\p{N}])/gu;

/** What a card would not show as it is meant, with what to write instead; empty when the text is fine. */
export function cardMarkdownFaults(text: string): Message[] {
  const faults = NOT_SHOWN.filter(({ looksLike }) => looksLike.test(text)).map(({ what }) =>
    message(`announcements.markdown.${what}`),
  );
  for (const { 1: direct, 2: named, index } of text.matchAll(LEADS_TO)) {
    const url = direct ?? named ?? '';
    const why = whyNotOpened(url);
    if (why === undefined) continue;
    const title = direct === undefined ? '' : text.slice(text.lastIndexOf('[', index) + 1, index);
    faults.push(message(`announcements.link.${why}`, { title: title.replace(/\]$/, '') || url }));
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

function inWords(text: string): string {
  return text.replace(IN_WORD, (marks) => marks.replaceAll('_', '\\_'));
}

function whyNotOpened(url: string): 'not-https' | 'not-honest' | undefined {
  if (!/^https:\/\/[^\s/]+/.test(url)) return 'not-https';
  return isHonestAddress(url) ? undefined : 'not-honest';
}
