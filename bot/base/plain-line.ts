/** What cards would take for markup in a line that is none. */
const MARKS = /[\\*_[\]~`]/g;

/** A title, or somebody's name, is a plain line: stars, brackets and underscores in it are its own. */
export function plainLine(text: string): string {
  return text.replace(MARKS, '\\$&');
}

/** The line that `plainLine` was made of, for where nothing is taken for markup. */
export function lineOf(marked: string): string {
  return marked.replace(/\\([\\*_[\]~`])/g, '$1');
}
