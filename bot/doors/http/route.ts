import type { z } from 'zod';
import type { Say } from '../../base/words/message.ts';
import type { Role } from '../../contract/common.ts';
import type { Endpoint } from '../../contract/endpoint.ts';

/** The signed-in person behind a request. */
export interface Caller {
  id: string;
  name: string;
  upn: string;
  role: Role;
  group: { id: string; name: string };
  pilot: boolean;
  /** The groups a lead is limited to; null for every group. Empty unless the role is lead. */
  leads: readonly string[] | null;
  /** A lead who may waive required exit criteria. */
  approver: boolean;
}

/** What says whom somebody may act for. */
export type Lead = Pick<Caller, 'role' | 'leads'>;

/** May this caller act for the people of this business group? */
export function leadsGroup(caller: Lead, groupId: string): boolean {
  if (caller.role !== 'lead') return false;
  return caller.leads === null || caller.leads.includes(groupId);
}

/** Is this caller a lead without a limit? The pilot set and the plan as a whole belong to them. */
export function leadsEverybody(caller: Lead): boolean {
  return caller.role === 'lead' && caller.leads === null;
}

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

/** What a handler gets: parts that the endpoint's schemas have accepted. */
export interface Input<E extends Endpoint> {
  params: Parsed<E['params']>;
  query: Parsed<E['query']>;
  body: Parsed<E['body']>;
  /** Always there, except on endpoints that anyone may call. */
  caller: Caller;
  /** Makes sentences in the caller's language: what a view says is a message until here. */
  say: Say;
}

/** One way into a room over HTTP. The server does sign-in, permission, parsing, errors and the reply. */
export interface Route {
  readonly endpoint: Endpoint;
  /** What it answers is not changed afterwards: the same object, given out again, is the same reply. */
  handle(input: Input<Endpoint>): Promise<unknown>;
}

/** A CSV may come in parts, so that a long one is never in memory as a whole. */
type Replied<E extends Endpoint> =
  | z.input<E['reply']>
  | (E['replyType'] extends 'csv' ? AsyncIterable<string> : never);

/** Ties a handler to its endpoint so that what goes in and comes out is checked by the compiler. */
export function route<E extends Endpoint>(
  endpoint: E,
  handle: (input: Input<E>) => Promise<Replied<E>>,
): Route {
  return { endpoint, handle: (input) => handle(input as Input<E>) };
}
