import type { Logger } from 'pino';
import restify from 'restify';
import { forbidden } from '../../base/errors.ts';
import { sayInEnglish } from '../../base/words/say.ts';
import type { Who } from '../../contract/endpoint.ts';
import { addressOf } from './address-of.ts';
import { isAnswer, readPart } from './problem.ts';
import { sendRedirect } from './redirect.ts';
import { bodyOf, CSV_LIMIT, JSON_LIMIT, refuseLarger } from './request-body.ts';
import type { RequestLimits } from './request-limits.ts';
import type { Caller, Route } from './route.ts';
import { sendCsv } from './send-csv.ts';
import { type Handler, safely, sendError, sendErrorPage } from './send-error.ts';
import { sendFile } from './send-file.ts';
import { sendJson } from './send-json.ts';

type Request = restify.Request;

export interface MountDeps {
  /** Turns the Authorization header into a caller; throws an AnswerError when that fails. */
  callerOf(authorization: string | undefined): Promise<Caller>;
  log: Logger;
  /** Undefined where nobody but this machine can ask. */
  limits?: RequestLimits | undefined;
}

/** @throws Error for a route that does not say who may call it. */
export function refuseSilentRoutes(routes: readonly Route[]): void {
  const known: readonly Who[] = ['anyone', 'member', 'champion', 'lead'];
  for (const { endpoint } of routes) {
    if (!known.includes(endpoint.who)) {
      throw new Error(`The route ${endpoint.method} ${endpoint.path} does not say who may call it.`);
    }
  }
}

const ROUTER_METHOD = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;

/** One route at its address: who calls, whether they may, what they send, and the reply. */
export function mountRoute(server: restify.Server, { endpoint, handle }: Route, deps: MountDeps): void {
  const limit = endpoint.mostBytes ?? (endpoint.bodyType === 'csv' ? CSV_LIMIT : JSON_LIMIT);
  const method = ROUTER_METHOD[endpoint.method];
  const callers = new WeakMap<Request, Caller>();
  const fail = endpoint.replyType === 'redirect' ? sendErrorPage : sendError;
  // Before the body is read: nobody fills the memory who may not call.
  const permit: restify.RequestHandler = (request, response, next) => {
    admit(request).then(next, (error) => {
      fail(deps.log, request, response, error);
      next(false);
    });
  };
  async function admit(request: Request): Promise<void> {
    if (endpoint.who === 'anyone') return;
    const caller = await knownCaller(deps, request);
    refuseUnlessMay(endpoint.who, caller);
    callers.set(request, caller);
  }
  const answer: Handler = async (request, response) => {
    const reply = await handle({
      params: readPart('path', endpoint.params, request.params),
      query: readPart('query', endpoint.query, request.query),
      body: readPart('body', endpoint.body, bodyOf(endpoint, request.body)),
      caller: callers.get(request),
      say: sayInEnglish,
    } as Parameters<Route['handle']>[0]);
    switch (endpoint.replyType) {
      case 'csv':
        return sendCsv(response, reply);
      case 'redirect':
        return sendRedirect(response, String(reply));
      case 'file':
        return sendFile(response, reply);
      default:
        return sendJson(request, response, endpoint.status ?? 200, reply);
    }
  };
  const reader = restify.plugins.bodyReader({ maxBodySize: limit });
  server[method](endpoint.path, permit, refuseLarger(limit), reader, safely(deps.log, answer, fail));
}

/** Who cannot say who they are is counted by the address they come from, everybody else by themselves. */
async function knownCaller({ callerOf, limits }: MountDeps, request: Request): Promise<Caller> {
  let caller: Caller;
  try {
    caller = await callerOf(request.header('authorization'));
  } catch (error) {
    if (isAnswer(error) && error.kind === 'unauthenticated') await limits?.turnedAway(addressOf(request));
    throw error;
  }
  await limits?.asks(caller.id);
  return caller;
}

const RANK = { anyone: 0, member: 1, champion: 2, lead: 3 };

function refuseUnlessMay(who: Who, caller: Caller): void {
  if (RANK[caller.role] >= RANK[who]) return;
  if (who === 'lead') throw forbidden('lead-only', { role: caller.role });
  throw forbidden('champion-only');
}
