import { type AnswerError, invalid } from '../../base/errors.ts';

/** The way from a whole playbook to one of its values: fields by name, entries of lists by number. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a playbook. */
export interface PlaybookFault {
  path: Path;
  /** What is wrong, and what was expected. */
  what: string;
  /** The field at that place which is the trouble, if it is one that should not be there. */
  strange?: string;
}

/** A path as people write it: `phases[1].training[0].url`. */
export function placeOf(path: Path): string {
  if (path.length === 0) return 'the playbook';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');
}

/** As many as one can work through at a time; a file that is no playbook at all has hundreds. */
const MOST_FAULTS = 50;

/** The answer to a playbook with faults: all of them at once, one on a line. */
export function unusable(name: string, faults: readonly { where: string; what: string }[]): AnswerError {
  const named = faults.slice(0, MOST_FAULTS);
  const lines = named.map((fault) => `\n  - ${fault.where}: ${fault.what}`);
  const more = faults.length > named.length ? `\n  and ${faults.length - named.length} more` : '';
  return invalid('playbook-invalid', `${name} cannot be used:${lines.join('')}${more}`, named);
}
