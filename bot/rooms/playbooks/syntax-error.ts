import type { ErrorCode, YAMLError } from 'yaml';
import { type Message, type MessageId, message } from '../../base/words/message.ts';

const MESSAGES: Readonly<Partial<Record<ErrorCode, MessageId>>> = {
  TAB_AS_INDENT: 'playbooks.tab',
  BAD_INDENT: 'playbooks.bad-indent',
  MULTILINE_IMPLICIT_KEY: 'playbooks.no-separator',
  BLOCK_AS_IMPLICIT_KEY: 'playbooks.no-separator',
  BLOCK_IN_FLOW: 'playbooks.no-separator',
  MULTIPLE_DOCS: 'playbooks.second-document',
};

/** What is wrong with a line that is neither YAML nor JSON, and what was expected. */
export function messageOfSyntaxError(error: YAMLError): Message {
  const id = MESSAGES[error.code];
  return id ? message(id) : message('playbooks.no-syntax', { why: error.message });
}
