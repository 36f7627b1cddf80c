import { z } from 'zod';

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with names',
  null: 'null',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a day that there is, such as 2026-12-15',
  datetime: 'a moment such as 2026-12-15T09:00:00Z',
  time: 'an hour such as 09:00',
  uuid: 'an id such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  guid: 'an id such as 1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  url: 'an address such as https://example.com',
  email: 'a mail address such as ada@example.com',
};

/** What is wrong with a value and what was expected, for people who write files or requests by hand. */
export function saySchemaIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return `${found(issue.input)}; expected ${EXPECTED[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `${found(issue.input)}; expected ${oneOf(issue.values)}`;
    case 'invalid_union':
      return `${found(valueAt(issue.input, issue.discriminator))}; expected ${oneOf(issue.options)}`;
    case 'unrecognized_keys':
      return `expected only ${fieldsOf(issue.inst).join(', ')}`;
    case 'too_small':
      return `${size(issue.input)}; expected at least ${issue.minimum}`;
    case 'too_big':
      return `${size(issue.input)}; expected at most ${issue.maximum}`;
    case 'invalid_format':
      return `${found(issue.input)}; expected ${FORMATS[issue.format] ?? 'another form'}`;
    case 'not_multiple_of':
      return `${found(issue.input)}; expected a multiple of ${issue.divisor}`;
    default:
      return undefined;
  }
}

function found(input: unknown): string {
  if (input === undefined) return 'is missing';
  if (input === null) return 'is empty (null)';
  if (Array.isArray(input)) return 'is a list';
  if (typeof input === 'string') return `is the text ${JSON.stringify(shortened(input))}`;
  return typeof input === 'object' ? 'is a set of fields' : `is ${String(input)}`;
}

function size(input: unknown): string {
  if (typeof input === 'string') return `is ${input.length} characters long`;
  return Array.isArray(input) ? `has ${input.length} entries` : `is ${String(input)}`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function oneOf(values: unknown): string {
  if (!Array.isArray(values)) return 'another value';
  const words = values.map((value) => JSON.stringify(value));
  return words.length === 1 ? words.join('') : `one of ${words.join(', ')}`;
}

function valueAt(input: unknown, field: unknown): unknown {
  if (typeof input !== 'object' || input === null || typeof field !== 'string') return undefined;
  return Object.getOwnPropertyDescriptor(input, field)?.value;
}

function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [];
}
