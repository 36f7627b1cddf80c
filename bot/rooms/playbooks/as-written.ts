import { type Document, isScalar, Scalar } from 'yaml';
import { type Message, message } from '../../base/words/message.ts';
import type { PlaybookFault } from './playbook-fault.ts';
import { nodeAt } from './yaml-offset.ts';

/**
 * What is wrong with a value, told by what somebody wrote: without quotes YAML makes numbers, dates and nothing of
 * words, and people do not know their own text by what became of it.
 */
export function asWritten(document: Document.Parsed, { path, what }: PlaybookFault, yaml: boolean): Message {
  const written = writtenWithoutQuotes(document, path);
  if (written === undefined || what.id !== 'common.mismatch') return what;
  const { expected } = what.params ?? {};
  const wantsText = typeof expected === 'object' && 'id' in expected && expected.id === 'common.a-text';
  if (yaml && wantsText) return message('playbooks.needs-quotes', { written });
  return message('common.mismatch', {
    ...what.params,
    is: message('common.is-value', { value: written }),
  });
}

/** The text of a value that YAML took for something else than text; undefined for texts and where nothing is written. */
function writtenWithoutQuotes(document: Document.Parsed, path: PlaybookFault['path']): string | undefined {
  const node = nodeAt(document, path);
  if (!isScalar(node) || node.type !== Scalar.PLAIN || typeof node.value === 'string') return undefined;
  return node.source || undefined;
}
