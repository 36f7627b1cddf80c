import { z } from 'zod';
import { type Message, type MessageId, message, type Params } from './words/message.ts';
import { isMessageId } from './words/say.ts';

/** One thing that is wrong with a value. */
export interface FormFault {
  path: PropertyKey[];
  what: Message;
  /** Fields that nobody knows there. */
  strange: readonly string[];
}

export type Checked<S extends z.ZodType> =
  | { ok: true; data: z.output<S> }
  | { ok: false; faults: FormFault[] };

/**
 * Reads a value with a schema. What is wrong comes as messages; a schema that says something of its own gives the id
 * of a sentence, and its parameters as `params` of the issue.
 */
export function checkForm<S extends z.ZodType>(schema: S, value: unknown): Checked<S> {
  // The library keeps texts only, so that each issue gets a number under which its message is found again.
  const messages = new Map<string, Message>();
  const error = (issue: z.core.$ZodRawIssue) => {
    const what = messageOfIssue(issue);
    if (!what) return undefined;
    const mark = `#${messages.size}`;
    messages.set(mark, what);
    return mark;
  };
  const parsed = schema.safeParse(value, { error });
  if (parsed.success) return { ok: true, data: parsed.data };
  const faults = parsed.error.issues.map((issue) => ({
    path: issue.path,
    what: messages.get(issue.message) ?? ownMessage(issue),
    strange: issue.code === 'unrecognized_keys' ? issue.keys : [],
  }));
  return { ok: false, faults };
}

/** The place of a fault as people write it; for the whole value, what it is called. */
export function whereOf({ path }: FormFault, whole: string): string {
  return path.length > 0 ? path.map(String).join('.') : whole;
}

function ownMessage(issue: z.core.$ZodIssue): Message {
  if (!isMessageId(issue.message)) return message('common.one', { value: issue.message });
  const params: Params | undefined = issue.code === 'custom' ? issue.params : undefined;
  return message(issue.message, params);
}

const EXPECTED: Readonly<Record<string, MessageId>> = {
  string: 'common.a-text',
  number: 'common.a-number',
  int: 'common.a-whole-number',
  boolean: 'common.true-or-false',
  array: 'common.a-list',
  object: 'common.named-fields',
};

const FORMATS: Readonly<Record<string, MessageId>> = {
  date: 'common.a-day',
  datetime: 'common.a-moment',
  time: 'common.an-hour',
  uuid: 'common.a-guid',
  guid: 'common.a-guid',
  url: 'common.an-address',
  email: 'common.a-mail-address',
};

function messageOfIssue(issue: z.core.$ZodRawIssue): Message | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return mismatch(found(issue.input), named(EXPECTED, issue.expected) ?? issue.expected);
    case 'invalid_value':
      return mismatch(found(issue.input), oneOf(issue.values));
    case 'invalid_union':
      return mismatch(found(valueAt(issue.input, issue.discriminator)), oneOf(issue.options));
    case 'unrecognized_keys':
      return message('common.expected-only', { fields: fieldsOf(issue.inst).join(', ') });
    case 'too_small':
      return mismatch(size(issue.input), message('common.at-least', { value: String(issue.minimum) }));
    case 'too_big':
      return mismatch(size(issue.input), message('common.at-most', { value: String(issue.maximum) }));
    case 'invalid_format':
      return mismatch(found(issue.input), named(FORMATS, issue.format) ?? message('common.another-form'));
    case 'not_multiple_of':
      return mismatch(found(issue.input), message('common.a-multiple', { value: String(issue.divisor) }));
    default:
      return undefined;
  }
}

function mismatch(is: Message, expected: Message | string): Message {
  return message('common.mismatch', { is, expected });
}

function named(ids: Readonly<Record<string, MessageId>>, key: string): Message | undefined {
  const id = ids[key];
  return id && message(id);
}

function found(input: unknown): Message {
  if (input === undefined) return message('common.is-missing');
  if (input === null) return message('common.is-null');
  if (Array.isArray(input)) return message('common.is-list');
  if (typeof input === 'string') {
    return message('common.is-text', { text: JSON.stringify(shortened(input)) });
  }
  return typeof input === 'object'
    ? message('common.is-fields')
    : message('common.is-value', { value: String(input) });
}

function size(input: unknown): Message {
  if (typeof input === 'string') return message('common.has-length', { count: input.length });
  if (Array.isArray(input)) return message('common.has-entries', { count: input.length });
  return message('common.is-value', { value: String(input) });
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function oneOf(values: unknown): Message | string {
  if (!Array.isArray(values)) return message('common.another-value');
  const words = values.map((value) => JSON.stringify(value)).join(', ');
  return values.length === 1 ? words : message('common.one-of', { values: words });
}

function valueAt(input: unknown, field: unknown): unknown {
  if (typeof input !== 'object' || input === null || typeof field !== 'string') return undefined;
  return Object.getOwnPropertyDescriptor(input, field)?.value;
}

function fieldsOf(schema: unknown): string[] {
  return schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [];
}
