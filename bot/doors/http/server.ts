import { LRUCache } from 'lru-cache';
import restify from 'restify';
import { AnswerError } from '../../base/errors.ts';
import { type MountDeps, mountRoute, refuseSilentRoutes } from './mount-route.ts';
import { mountTab } from './mount-tab.ts';
import { openApiDocument } from './openapi.ts';
import { refuseForeigners, refuseOnceOutdated, securityHeaders } from './protection.ts';
import { ACTIVITY_LIMIT, parseJson, refuseLarger, refusePacked, takeAnyType } from './request-body.ts';
import type { Route } from './route.ts';
import { answerOf, type Handler, safely, sendError, sendErrorPage } from './send-error.ts';
import { sendJson } from './send-json.ts';
import { hurrySlowClients } from './slow-clients.ts';

type Request = restify.Request;
type Response = restify.Response;

export interface ServerDeps extends MountDeps {
  routes: readonly Route[];
  /**
   * Teams activities: whoever sends one is let in by the Authorization header, and what takes it comes back.
   * @throws AnswerError for who may not
   */
  messages(authorization: string | undefined): Promise<Handler>;
  /** Throws when a part that the product needs does not answer. */
  checkReady(): Promise<void>;
  /** Whether a newer version has taken over: then only health is answered. */
  isOutdated?: () => boolean;
  /** Refuse requests that did not come to a loopback name (local mode: a web page elsewhere must not reach in). */
  loopbackOnly: boolean;
  /** Under which name browsers reach it, if not only under the one they ask by. */
  publicUrl?: string | null;
  /** How long a request may take to come, in ms; the usual times when left out. */
  patience?: { requestMs: number; headMs: number };
  /** Where the tab is built; its usual place when left out. */
  tabFolder?: string;
}

/**
 * Longer than load balancers and clients keep an idle connection: whoever closes it first must be the side that sends
 * the next request, or that request meets a closed connection.
 */
const KEEP_ALIVE_MS = 75_000;

/**
 * The HTTP door: activities at /api/messages, the API, the tab at /tab/, and health.
 * @throws Error at once for a route that does not say who may call it.
 */
export function createServer(deps: ServerDeps): restify.Server {
  refuseSilentRoutes(deps.routes);
  const server = restify.createServer({ name: 'groundswell', ignoreTrailingSlash: true });
  server.server.keepAliveTimeout = KEEP_ALIVE_MS;
  hurrySlowClients(server, deps.patience);
  server.pre(restify.plugins.pre.dedupeSlashes());
  server.pre(refuseOnceOutdated(deps.isOutdated ?? (() => false)));
  if (deps.loopbackOnly) server.pre(refuseForeigners);
  server.pre(refusePacked);
  server.pre(takeAnyType);
  server.pre(securityHeaders(deps.loopbackOnly, deps.publicUrl ?? null));
  server.use(restify.plugins.queryParser({ mapParams: false }));

  for (const one of deps.routes) mountRoute(server, one, deps);
  mountDescription(server, deps.routes);
  mountMessages(server, deps);
  mountHealth(server, deps);
  mountTab(server, deps.tabFolder);

  // The callback is left uncalled on purpose: after it restify would send an answer of its own as well.
  server.on('restifyError', (request: Request, response: Response, error: unknown) => {
    const fail = isBrowsing(request) ? sendErrorPage : sendError;
    fail(deps.log, request, response, answerOf(error));
  });
  return server;
}

/** Somebody who typed or followed an address: browsers say then that they take a page. */
function isBrowsing(request: Request): boolean {
  return request.method === 'GET' && String(request.headers.accept ?? '').includes('text/html');
}

function mountDescription(server: restify.Server, routes: readonly Route[]): void {
  let text: string | undefined;
  server.get('/api/openapi.json', async (_request: Request, response: Response) => {
    text ??= JSON.stringify(openApiDocument(routes.map((one) => one.endpoint)));
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(text);
  });
}

function mountMessages(server: restify.Server, { messages, log }: ServerDeps): void {
  const admitted = new WeakMap<Request, Handler>();
  // Not counted by address: all that is good comes from few of them, and bad ones can be sent through the same.
  const permit: restify.RequestHandler = (request, response, next) => {
    messages(request.header('authorization')).then(
      (take) => {
        admitted.set(request, take);
        next();
      },
      (error) => {
        sendError(log, request, response, error);
        next(false);
      },
    );
  };
  const take = safely(log, async (request, response) => {
    request.body = parseJson(request.body);
    await admitted.get(request)?.(request, response);
  });
  const reader = restify.plugins.bodyReader({ maxBodySize: ACTIVITY_LIMIT });
  server.post('/api/messages', permit, refuseLarger(ACTIVITY_LIMIT), reader, take);
}

/** As long as whoever looks asks again, somebody else's look may be as old as this. */
const READY_MS = 2_000;

function mountHealth(server: restify.Server, deps: ServerDeps): void {
  // Whoever asks at the door, and how often, costs storage one look in that time.
  const ready = new LRUCache<'ready', boolean>({
    max: 1,
    ttl: READY_MS,
    async fetchMethod() {
      await deps.checkReady();
      return true;
    },
  });
  server.get('/healthz', async (request: Request, response: Response) =>
    sendJson(request, response, 200, { ok: true }),
  );
  server.get(
    '/readyz',
    safely(deps.log, async (request, response) => {
      try {
        await ready.fetch('ready');
      } catch (error) {
        deps.log.warn({ err: error }, 'not ready');
        throw new AnswerError('unavailable', 'not-ready');
      }
      await sendJson(request, response, 200, { ok: true });
    }),
  );
}
