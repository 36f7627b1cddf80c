import type { Operation } from './connector-stats.ts';

/** A call of the bot, as a fault hook sees it. */
export interface ConnectorRequest {
  operation: Operation;
  method: string;
  path: string;
  /** The person whose chat it is about; null when that is nobody we know. */
  personId: string | null;
  body: unknown;
}

/** What goes wrong with a call. */
export interface Fault {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** The call takes effect, and only its answer goes wrong. */
  afterLanding?: boolean;
  /** The connection breaks instead of an answer. */
  reset?: boolean;
}

export type FaultHook = (request: ConnectorRequest) => Fault | undefined;
