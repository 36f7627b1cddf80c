import { z } from 'zod';

/** A job as it is in the queue. */
export const Envelope = z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) });

/** A kind of job, defined once: whoever queues it and whoever handles it say the same. */
export interface JobKind<S extends z.ZodType = z.ZodType> {
  /** As it stands in the queue; jobs of earlier versions carry it, so it is never given another meaning. */
  readonly kind: string;
  readonly data: S;
}

export function defineJob<S extends z.ZodType>(kind: string, data: S): JobKind<S> {
  return { kind, data };
}

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

/** A room's handler for one kind of job. */
export function handleJob<S extends z.ZodType>(
  { kind, data }: JobKind<S>,
  run: (data: z.infer<S>, stopping: AbortSignal) => Promise<void>,
): JobHandler {
  return { kind, data, run: (value, stopping) => run(value as z.infer<S>, stopping) };
}

/** To go: ties a handler to the schema of its data, where the kind is only a name. */
export function jobHandler<S extends z.ZodType>(
  kind: string,
  data: S,
  run: (data: z.infer<S>, stopping: AbortSignal) => Promise<void>,
): JobHandler {
  return handleJob(defineJob(kind, data), run);
}
