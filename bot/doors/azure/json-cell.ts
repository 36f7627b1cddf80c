import { z } from 'zod';

/** A cell with JSON text, as a part of the schema of a row: what it holds is checked when it is read. */
export function jsonCell<S extends z.ZodType>(value: S) {
  return z.string().transform(parseJson).pipe(value);
}

function parseJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is no JSON' });
    return z.NEVER;
  }
}
