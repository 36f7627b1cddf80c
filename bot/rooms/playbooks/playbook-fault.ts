import { type AnswerError, invalid } from '../../base/errors.ts';
import { type Message, message, type Param } from '../../base/words/message.ts';

/** The way from a whole playbook to one of its values: fields by name, entries of lists by number. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a playbook. */
export interface PlaybookFault {
  path: Path;
  /** What is wrong, and what was expected. */
  what: Message;
  /** The field at that place which is the trouble, if it is one that should not be there. */
  strange?: string;
}

/** A path as people write it: `phases[1].training[0].url`. */
export function placeOf(path: Path): string | Message {
  if (path.length === 0) return message('playbooks.whole');
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return place.replace(/^\./, '');
}

/** As many as one can work through at a time; a file that is no playbook at all has hundreds. */
const MOST_FAULTS = 50;

/** The answer to a playbook with faults: all of them at once, one on a line. */
export function unusable(
  name: Param,
  faults: readonly { where: string | Message; what: Message }[],
): AnswerError {
  const named = faults.slice(0, MOST_FAULTS);
  const lines = named.map(({ where, what }) => message('playbooks.fault-line', { where, what }));
  const left = faults.length - named.length;
  const more = left > 0 ? [message('playbooks.more-faults', { count: left })] : [];
  return invalid('playbook-invalid', { name, faults: { series: [...lines, ...more], between: '' } }, named);
}
