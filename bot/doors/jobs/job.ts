import { z } from 'zod';

/** A job as it is in the queue. */
export const Envelope = z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) });

/** Puts work on the queue. A job may run twice: its data must say what to do, not how often. */
export interface Jobs {
  add(kind: string, data: Record<string, unknown>, delaySeconds?: number): Promise<void>;
}

/** A room's handler for one kind of job. */
export interface JobHandler {
  kind: string;
  data: z.ZodType;
  run(data: unknown, stopping: AbortSignal): Promise<void>;
}

/** Thrown by a handler that must go on later: not a failure, and not counted as one. */
export class LaterError extends Error {
  override readonly name = 'LaterError';
  readonly seconds: number;

  constructor(seconds: number, why: string) {
    super(why);
    this.seconds = seconds;
  }
}

/** Ties a handler to the schema of its data. */
export function jobHandler<S extends z.ZodType>(
  kind: string,
  data: S,
  run: (data: z.infer<S>, stopping: AbortSignal) => Promise<void>,
): JobHandler {
  return { kind, data, run: (value, stopping) => run(value as z.infer<S>, stopping) };
}
