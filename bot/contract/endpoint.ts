import type { z } from 'zod';

/** Who may call: anybody, any known person, champions and leads, or leads alone. */
export type Who = 'anyone' | 'member' | 'champion' | 'lead';

/**
 * One call of the HTTP API as data: the server checks with it, the API description is made from it and the
 * tab takes its types from it. A body is JSON, one CSV file as text, or the bytes of another file.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` places, as the router takes it. */
  readonly path: string;
  readonly who: Who;
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly bodyType?: 'json' | 'csv' | 'bytes';
  /** The most that a body may have; 1 MB of JSON and 64 MB of CSV unless said otherwise. */
  readonly mostBytes?: number;
  readonly reply: Reply;
  /**
   * A CSV reply is a text that a browser saves as a file. A redirect is an address that the browser goes to; who
   * follows such a link reads faults as a page. A file is its bytes with their type, and never changes.
   */
  readonly replyType?: 'json' | 'csv' | 'redirect' | 'file';
  /** The status of success; 200 unless something was made (201) or is under way (202). */
  readonly status?: 200 | 201 | 202;
}

/** Keeps the exact types of an endpoint, path and method included. */
export function endpoint<const E extends Endpoint>(definition: E): E {
  return definition;
}
