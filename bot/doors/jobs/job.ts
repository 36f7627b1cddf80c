import { z } from 'zod';

/** A job as it is in the queue. */
export const Envelope = z.object({ kind: z.string(), data: z.record(z.string(), z.unknown()) });

/** A kind of job, defined once: whoever queues it and whoever handles it say the same. */
export interface JobKind<S extends z.ZodType = z.ZodType> {
  /** As it stands in the queue; jobs of earlier versions carry it, so it is never given another meaning. */
  readonly kind: string;
  readonly data: S;
}

/** What the handler of a kind of job is given. */
export type JobData<K extends JobKind> = z.output<K['data']>;

export function defineJob<S extends z.ZodType>(kind: string, data: S): JobKind<S> {
  return { kind, data };
}

/** For jobs that say all there is to say by being there. */
export const NoData = z.object({});

/** Puts work on the queue. A job may run twice: its data must say what to do, not how often. */
export interface Jobs {
  add<S extends z.ZodType>(job: JobKind<S>, data: z.input<S>, delaySeconds?: number): Promise<void>;
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

/** Ties what is to be done to a kind of job. */
export function handleJob<S extends z.ZodType>(
  { kind, data }: JobKind<S>,
  run: (data: z.output<S>, stopping: AbortSignal) => Promise<void>,
): JobHandler {
  return { kind, data, run: (value, stopping) => run(value as z.output<S>, stopping) };
}
