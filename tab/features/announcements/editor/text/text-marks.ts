/** A text with what is selected in it, as a text field tells it. */
export interface Selected {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type Mark = 'bold' | 'italic' | 'list' | 'link';

const SIGNS = { bold: '**', italic: '_' };

/** Sets or takes away what a button of the toolbar stands for; what was selected stays so. */
export function withMark(selected: Selected, mark: Mark): Selected {
  switch (mark) {
    case 'bold':
    case 'italic':
      return around(selected, SIGNS[mark]);
    case 'list':
      return asList(selected);
    case 'link':
      return asLink(selected);
  }
}

/** Puts a text where the selection is, with the place for writing behind it. */
export function inserted({ text, from, to }: Selected, what: string): Selected {
  const at = from + what.length;
  return { text: text.slice(0, from) + what + text.slice(to), from: at, to: at };
}

function around({ text, from, to }: Selected, sign: string): Selected {
  const { length } = sign;
  const inside = text.slice(from, to);
  if (text.slice(from - length, from) === sign && text.slice(to, to + length) === sign) {
    return {
      text: text.slice(0, from - length) + inside + text.slice(to + length),
      from: from - length,
      to: to - length,
    };
  }
  return {
    text: text.slice(0, from) + sign + inside + sign + text.slice(to),
    from: from + length,
    to: to + length,
  };
}

/** Whole lines become items, or stop being items when all of them are. */
function asList({ text, from, to }: Selected): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next === -1 ? text.length : next;
  const lines = text.slice(start, end).split('\n');
  const items = lines.every((line) => line.startsWith('- '));
  const made = lines
    .map((line) => (items ? line.slice(2) : line.startsWith('- ') ? line : `- ${line}`))
    .join('\n');
  return { text: text.slice(0, start) + made + text.slice(end), from: start, to: start + made.length };
}

/** The address is selected in the end: it is what has to be written next. */
function asLink({ text, from, to }: Selected): Selected {
  const title = text.slice(from, to) || 'title';
  const address = 'https://';
  const before = `${text.slice(0, from)}[${title}](`;
  return {
    text: `${before}${address})${text.slice(to)}`,
    from: before.length,
    to: before.length + address.length,
  };
}
