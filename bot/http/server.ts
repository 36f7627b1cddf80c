import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import helmet from 'helmet';
import type { Logger } from 'pino';
import restify from 'restify';
import { isLoopback } from '../config.ts';
import type { Problem } from '../contract/common.ts';
import type { Endpoint, Who } from '../contract/endpoint.ts';
import { AnswerError, forbidden, invalid, messageOf, notFound } from '../errors.ts';
import { openApiDocument } from './openapi.ts';
import { bugProblem, isAnswer, problemOf, readPart, sendProblem } from './problem.ts';
import { sendProblemPage, sendRedirect } from './redirect.ts';
import type { Caller, Route } from './route.ts';
import { sendCsv } from './send-csv.ts';
import { sendJson } from './send-json.ts';

type Request = restify.Request;
type Response = restify.Response;

export interface ServerDeps {
  routes: readonly Route[];
  /** Turns the Authorization header into a caller; throws an AnswerError when that fails. */
  callerOf(authorization: string | undefined): Promise<Caller>;
  /** Takes Teams activities; does its own authentication. */
  messages(request: Request, response: Response): Promise<void>;
  /** Throws when a part that the product needs does not answer. */
  checkReady(): Promise<void>;
  /** Refuse requests that did not come to a loopback name (local mode: a web page elsewhere must not reach in). */
  loopbackOnly: boolean;
  log: Logger;
}

const JSON_LIMIT = 1_000_000;
const CSV_LIMIT = 64_000_000;
const TAB_FOLDER = fileURLToPath(new URL('../../tab/dist', import.meta.url));

/**
 * Longer than load balancers and clients keep an idle connection: whoever closes it first must be the side that sends
 * the next request, or that request meets a closed connection.
 */
const KEEP_ALIVE_MS = 75_000;

/** Hosts that may show the tab in a frame (Microsoft's list for tabs). */
const FRAME_ANCESTORS = [
  "'self'",
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/**
 * The HTTP door: activities at /api/messages, the API, the tab at /tab/, and health.
 * @throws Error at once for a route that does not say who may call it.
 */
export function createServer(deps: ServerDeps): restify.Server {
  refuseSilentRoutes(deps.routes);
  const server = restify.createServer({ name: 'groundswell', ignoreTrailingSlash: true });
  server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.pre(restify.plugins.pre.dedupeSlashes());
  if (deps.loopbackOnly) server.pre(refuseForeigners);
  server.pre(refusePacked);
  server.pre(takeAnyType);
  server.pre(securityHeaders(deps.loopbackOnly));
  server.use(restify.plugins.queryParser({ mapParams: false }));

  for (const one of deps.routes) mount(server, one, deps);
  mountDescription(server, deps.routes);
  mountMessages(server, deps);
  mountHealth(server, deps);
  mountTab(server);

  // The callback is left uncalled on purpose: after it restify would send an answer of its own as well.
  server.on('restifyError', (request: Request, response: Response, error: unknown) => {
    sendError(deps.log, request, response, answerOf(error));
  });
  return server;
}

function refuseSilentRoutes(routes: readonly Route[]): void {
  const known: readonly Who[] = ['anyone', 'member', 'champion', 'lead'];
  for (const { endpoint } of routes) {
    if (!known.includes(endpoint.who)) {
      throw new Error(`The route ${endpoint.method} ${endpoint.path} does not say who may call it.`);
    }
  }
}

const ROUTER_METHOD = { GET: 'get', POST: 'post', PUT: 'put', DELETE: 'del' } as const;

function mount(server: restify.Server, { endpoint, handle }: Route, deps: ServerDeps): void {
  const limit = endpoint.bodyType === 'csv' ? CSV_LIMIT : JSON_LIMIT;
  const method = ROUTER_METHOD[endpoint.method];
  const callers = new WeakMap<Request, Caller>();
  // Before the body is read: nobody fills the memory who may not call.
  const fail = endpoint.replyType === 'redirect' ? sendErrorPage : sendError;
  const permit: restify.RequestHandler = (request, response, next) => {
    admit(request).then(next, (error) => {
      fail(deps.log, request, response, error);
      next(false);
    });
  };
  async function admit(request: Request): Promise<void> {
    if (endpoint.who === 'anyone') return;
    const caller = await deps.callerOf(request.header('authorization'));
    refuseUnlessMay(endpoint.who, caller);
    callers.set(request, caller);
  }
  const answer: Handler = async (request, response) => {
    const reply = await handle({
      params: readPart('path', endpoint.params, request.params),
      query: readPart('query', endpoint.query, request.query),
      body: readPart('body', endpoint.body, bodyOf(endpoint, request)),
      caller: callers.get(request),
    } as Parameters<Route['handle']>[0]);
    switch (endpoint.replyType) {
      case 'csv':
        return sendCsv(response, reply);
      case 'redirect':
        return sendRedirect(response, String(reply));
      default:
        return sendJson(request, response, endpoint.status ?? 200, reply);
    }
  };
  const reader = restify.plugins.bodyReader({ maxBodySize: limit });
  server[method](endpoint.path, permit, reader, safely(deps.log, answer, fail));
}

type Handler = (request: Request, response: Response) => Promise<void>;

/** Runs a handler; what it throws becomes an answer. */
function safely(log: Logger, handler: Handler, fail: typeof sendError = sendError): Handler {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      fail(log, request, response, error);
    }
  };
}

function sendError(log: Logger, request: Request, response: Response, error: unknown): void {
  sendProblem(response, problemFor(log, request.path(), error));
}

function sendErrorPage(log: Logger, request: Request, response: Response, error: unknown): void {
  // What a link ends in may be about a person: that is not for the log.
  sendProblemPage(response, problemFor(log, request.path().replace(/[^/]*$/, '...'), error));
}

/** What was not meant as an answer is logged, and people hear where. */
function problemFor(log: Logger, path: string, error: unknown): Problem {
  if (isAnswer(error)) return problemOf(error);
  const id = randomUUID();
  log.error({ err: error, request: id, path }, 'request failed');
  return bugProblem(id);
}

function bodyOf(endpoint: Endpoint, request: Request): unknown {
  if (!endpoint.body) return undefined;
  const text = typeof request.body === 'string' ? request.body : String(request.body ?? '');
  return endpoint.bodyType === 'csv' ? text : parseJson(text);
}

/** @throws AnswerError that says where the text stops being JSON. */
function parseJson(text: string): unknown {
  if (text.trim() === '') throw invalid('body-missing', 'The request needs a JSON body.');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('body-not-json', `The body is not JSON: ${messageOf(error)}.`);
  }
}

const RANK = { anyone: 0, member: 1, champion: 2, lead: 3 };

function refuseUnlessMay(who: Who, caller: Caller): void {
  if (RANK[caller.role] >= RANK[who]) return;
  const allowed = who === 'lead' ? 'Only rollout leads' : 'Only champions and rollout leads';
  throw forbidden(`${who}-only`, `${allowed} may do this; you are a ${caller.role}.`);
}

function mountDescription(server: restify.Server, routes: readonly Route[]): void {
  let text: string | undefined;
  server.get('/api/openapi.json', async (_request: Request, response: Response) => {
    text ??= JSON.stringify(openApiDocument(routes.map((one) => one.endpoint)));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(text);
  });
}

function mountMessages(server: restify.Server, deps: ServerDeps): void {
  const take = safely(deps.log, async (request, response) => {
    request.body = parseJson(String(request.body ?? ''));
    await deps.messages(request, response);
  });
  server.post('/api/messages', restify.plugins.bodyReader({ maxBodySize: JSON_LIMIT }), take);
}

function mountHealth(server: restify.Server, deps: ServerDeps): void {
  server.get('/healthz', async (request: Request, response: Response) =>
    sendJson(request, response, 200, { ok: true }),
  );
  server.get(
    '/readyz',
    safely(deps.log, async (request, response) => {
      try {
        await deps.checkReady();
      } catch (error) {
        deps.log.warn({ err: error }, 'not ready');
        throw new AnswerError(
          'unavailable',
          'not-ready',
          'Groundswell is starting, or its storage does not answer.',
        );
      }
      await sendJson(request, response, 200, { ok: true });
    }),
  );
}

function mountTab(server: restify.Server): void {
  const file = restify.plugins.serveStaticFiles(TAB_FOLDER, {});
  const asset = restify.plugins.serveStaticFiles(`${TAB_FOLDER}/assets`, {
    maxAge: 31_536_000_000,
  });
  server.get('/tab/assets/*', asset);
  // Every other address below /tab/ is a screen: the page itself decides which.
  const page: restify.RequestHandler = (request, response, next) => {
    request.params = { '*': 'index.html' };
    return file(request, response, next);
  };
  server.get('/tab', page);
  server.get('/tab/*', page);
  server.get('/', async (_request: Request, response: Response) => {
    response.writeHead(302, { location: '/tab/' });
    response.end();
  });
}

// The body reader ends the process over a packed body that is broken, and measures it before unpacking.
function refusePacked(request: Request, response: Response, next: restify.Next): void {
  if ((request.headers['content-encoding'] ?? 'identity') === 'identity') {
    next();
    return;
  }
  sendProblem(
    response,
    problemOf(
      invalid('packed-body', 'Send the body as it is: packed bodies (Content-Encoding) are not read.'),
    ),
  );
  next(false);
}

// The body reader passes over some content types, and over bodies without one: here the route says what a body is.
function takeAnyType(request: Request, _response: Response, next: restify.Next): void {
  request.headers['content-type'] = 'text/plain';
  next();
}

/** A page from elsewhere can neither reach in under another host name nor post to this one. */
function refuseForeigners(request: Request, response: Response, next: restify.Next): void {
  const { host, origin } = request.headers;
  const hostname = URL.parse(`http://${host ?? ''}`)?.hostname ?? '';
  const from = origin === undefined ? hostname : (URL.parse(origin)?.hostname ?? '');
  if (isLoopback(hostname) && isLoopback(from)) {
    next();
    return;
  }
  sendProblem(
    response,
    problemOf(forbidden('loopback-only', 'Local mode answers on 127.0.0.1 and localhost only.')),
  );
  next(false);
}

function securityHeaders(local: boolean): restify.RequestHandler {
  const headers = helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Fluent UI writes its style rules at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'https:'],
        fontSrc: ["'self'", 'data:', 'https://res.cdn.office.net'],
        // teams-js reads the list of valid Teams hosts from there when it loads.
        connectSrc: ["'self'", 'https://res.cdn.office.net'],
        frameAncestors: FRAME_ANCESTORS,
        upgradeInsecureRequests: local ? null : [],
      },
    },
    frameguard: false,
    strictTransportSecurity: !local,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  return (request, response, next) => headers(request, response, (error) => next(error));
}

/** Errors of the router and of the body reader as answers; they are HTTP errors by class. Others stay as they are. */
function answerOf(error: unknown): unknown {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500;
  if (status === 404) return notFound('page', messageOf(error).replace(/ does not exist$/, ''));
  if (status === 405) {
    const sentence = `${messageOf(error)} here. The API description lists what each address takes.`;
    return new AnswerError('not-allowed', 'method-not-allowed', sentence);
  }
  if (status === 413) return new AnswerError('too-large', 'body-too-large', `${messageOf(error)} bytes.`);
  if (typeof status === 'number' && status < 500) return invalid('bad-request', messageOf(error));
  return error;
}
