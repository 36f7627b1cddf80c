import type { z } from 'zod';
import type { Endpoint } from '../../bot/contract/endpoint.ts';
import { problemOf } from './problem-error.ts';

type Value = string | number | undefined;

type ParamsOf<E extends Endpoint> = E extends { readonly params: infer P extends z.ZodType }
  ? { params: Readonly<Record<keyof z.output<P> & string, string | number>> }
  : { params?: undefined };

type QueryOf<E extends Endpoint> = E extends { readonly query: infer Q extends z.ZodType }
  ? { query?: Readonly<Partial<Record<keyof z.output<Q> & string, Value>>> }
  : { query?: undefined };

type BodyOf<E extends Endpoint> = E extends { readonly body: infer B extends z.ZodType }
  ? { body: z.input<B> }
  : { body?: undefined };

/** One call of an endpoint of the contract; method, path, places, query and body are checked against it. */
export type Call<E extends Endpoint> = {
  readonly method: E['method'];
  readonly path: E['path'];
  readonly signal?: AbortSignal;
} & ParamsOf<E> &
  QueryOf<E> &
  BodyOf<E>;

export type Reply<E extends Endpoint> = z.output<E['reply']>;

/** Answers with the reply, or throws a ProblemError that says in words what was wrong. */
export type Request = <E extends Endpoint>(call: Call<E>) => Promise<Reply<E>>;

interface Wire {
  readonly method: string;
  readonly path: string;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  readonly query?: Readonly<Record<string, Value>> | undefined;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/**
 * Requests as one person. `token` is asked before every request; after a 401 it is asked once more for a fresh
 * one, and the second answer stands.
 */
export function createRequest(
  token: (fresh: boolean) => Promise<string>,
  send: typeof fetch = fetch,
): Request {
  async function once(call: Wire, fresh: boolean): Promise<Response> {
    const bearer = await token(fresh);
    return send(addressOf(call), {
      method: call.method,
      headers: { authorization: `Bearer ${bearer}`, accept: 'application/json', ...contentType(call.body) },
      ...(call.body === undefined ? {} : { body: isFile(call.body) ? call.body : JSON.stringify(call.body) }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  }

  return async <E extends Endpoint>(call: Call<E>): Promise<Reply<E>> => {
    const first = await once(call, false);
    const response = first.status === 401 ? await once(call, true) : first;
    if (!response.ok) throw await problemOf(response);
    // Server and tab are built from the same contract, so its word is good here.
    return (isCsv(response) ? await response.text() : await response.json()) as Reply<E>;
  };
}

/** The address of a call: places filled in, unset query values left out. */
export function addressOf(call: Pick<Wire, 'path' | 'params' | 'query'>): string {
  const path = call.path.replace(/:([a-zA-Z]+)/g, (_, name: string) =>
    encodeURIComponent(String(call.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.set(name, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

function isCsv(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/csv') ?? false;
}

function contentType(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  if (typeof body === 'string') return { 'content-type': 'text/csv' };
  return { 'content-type': isFile(body) ? 'application/octet-stream' : 'application/json' };
}

/** A text is a CSV file, and bytes are those of another one. */
function isFile(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}
