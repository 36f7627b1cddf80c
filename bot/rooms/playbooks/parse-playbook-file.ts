import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { messageOf } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import { asWritten } from './as-written.ts';
import { checkPlaybook } from './check-playbook.ts';
import { doubledKeys } from './doubled-keys.ts';
import { pilotCircles } from './pilot-circles.ts';
import type { Playbook } from './playbook.ts';
import { type PlaybookFault, placeOf, unusable } from './playbook-fault.ts';
import { messageOfSyntaxError } from './syntax-error.ts';
import { offsetOf } from './yaml-offset.ts';

/**
 * Reads a playbook from a file in YAML or JSON; JSON is read as YAML, which contains it. Throws an error of kind
 * `invalid` that names for every fault the file, the line, the place and what was expected, as in
 * `teams.yaml, line 12, phases[0].name: is missing; expected text`, and quotes what was written. Of broken syntax only
 * the first place is named, for the others mostly follow from it. Refused as well: a field that is there twice, and exit
 * criteria that keep a pilot waiting for itself.
 */
export function parsePlaybookFile(name: string, text: string): Playbook {
  if (!/\.(json|ya?ml)$/i.test(name))
    throw unusable(name, [{ where: name, what: message('playbooks.strange-file') }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const numberOf = (offset: number) => lines.linePos(offset).line;
  const line = (offset: number) => message('playbooks.line', { file: name, line: numberOf(offset) });

  const [broken] = [...document.errors, ...document.warnings].toSorted(byPosition);
  if (broken) throw unusable(name, [{ where: line(broken.pos[0]), what: messageOfSyntaxError(broken) }]);
  const doubled = doubledKeys(document);
  if (doubled.length > 0) {
    throw unusable(
      name,
      doubled.map(({ field, first, again }) => ({
        where: line(again),
        what: message('playbooks.field-twice', { field, line: numberOf(first) }),
      })),
    );
  }

  const checked = checkPlaybook(dataOf(name, document));
  const faults = checked.ok ? pilotCircles(checked.playbook) : checked.faults;
  if (checked.ok && faults.length === 0) return checked.playbook;
  throw unusable(
    name,
    faults.map((fault) => ({
      where: message('playbooks.place', {
        line: line(offsetOf(document, wayTo(fault))),
        place: placeOf(fault.path),
      }),
      what: asWritten(document, fault, !/\.json$/i.test(name)),
    })),
  );
}

function byPosition(a: YAMLError, b: YAMLError): number {
  return a.pos[0] - b.pos[0];
}

function wayTo({ path, strange }: PlaybookFault) {
  return strange === undefined ? path : [...path, strange];
}

/** A name for a value that is not there, or that stands for itself many times over, shows only here. */
function dataOf(name: string, document: Document.Parsed): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw unusable(name, [
      { where: name, what: message('playbooks.not-readable', { why: messageOf(error) }) },
    ]);
  }
}
