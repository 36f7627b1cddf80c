/** Markup that cards do not show, with what to write instead. Cards show bold, italics, lists and links. */
const NOT_SHOWN: readonly { looksLike: RegExp; what: string }[] = [
  { looksLike: /^#{1,6}\s/m, what: 'a heading (#): make it bold with **two stars** instead' },
  { looksLike: /^\s*\|.*\|\s*$/m, what: 'a table: write it as a list' },
  { looksLike: /!\[[^\]]*\]\(/, what: 'a picture in the text: use the picture of the announcement' },
  { looksLike: /```/, what: 'a code block: write it as plain text' },
  { looksLike: /^>\s/m, what: 'a quotation (>): put it in quotation marks' },
  { looksLike: /<\/?[a-z][^>]*>/i, what: 'HTML: cards show it as it is written' },
];

const LINK = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g;

/** What a card would not show as it is meant, each in a sentence; empty when the text is fine. */
export function cardMarkdownFaults(text: string): string[] {
  const faults = NOT_SHOWN.filter(({ looksLike }) => looksLike.test(text)).map(
    ({ what }) => `Cards cannot show ${what}.`,
  );
  for (const [, title = '', url = ''] of text.matchAll(LINK)) {
    if (!/^https:\/\/[^\s/]+/.test(url)) {
      faults.push(`The link "${title || url}" has to begin with https://, so that Teams opens it.`);
    }
  }
  return faults;
}
