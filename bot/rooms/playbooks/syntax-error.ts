import type { ErrorCode, YAMLError } from 'yaml';

const NO_SEPARATOR =
  'does not go with the next line; expected a comma between two fields, a closing bracket, or the same indentation';

const SENTENCES: Readonly<Partial<Record<ErrorCode, string>>> = {
  DUPLICATE_KEY: 'names a field that is already there; expected each field once',
  TAB_AS_INDENT: 'is indented with a tab; expected spaces',
  BAD_INDENT: 'is indented differently from the lines it belongs to; expected the same number of spaces',
  MULTILINE_IMPLICIT_KEY: NO_SEPARATOR,
  BLOCK_AS_IMPLICIT_KEY: NO_SEPARATOR,
  BLOCK_IN_FLOW: NO_SEPARATOR,
  MULTIPLE_DOCS: 'starts a second document; expected one playbook in a file',
};

/** What is wrong with a line that is neither YAML nor JSON, and what was expected. */
export function saySyntaxError(error: YAMLError): string {
  return SENTENCES[error.code] ?? `is neither YAML nor JSON: ${error.message}`;
}
