import type { z } from 'zod';
import { sayInEnglish } from '../../bot/base/words/say.ts';
import type { Endpoint } from '../../bot/contract/endpoint.ts';
import type { Caller, Route } from '../../bot/doors/http/route.ts';

interface Request {
  caller: Caller;
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
}

/** Calls a room's route as the HTTP door does after sign-in: what goes in and comes out passes the contract. */
export async function callRoute<E extends Endpoint>(
  routes: readonly Route[],
  endpoint: E,
  { caller, params = {}, query = {}, body = {} }: Request,
): Promise<z.infer<E['reply']>> {
  const route = routes.find((candidate) => candidate.endpoint === endpoint);
  if (!route) throw new Error(`No route for ${endpoint.method} ${endpoint.path}.`);
  const reply = await route.handle({
    caller,
    say: sayInEnglish,
    params: endpoint.params?.parse(params),
    query: endpoint.query?.parse(query),
    body: endpoint.body?.parse(body),
  });
  return endpoint.reply.parse(reply) as z.infer<E['reply']>;
}
