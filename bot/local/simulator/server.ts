import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AnswerError, forbidden, invalid, messageOf, notFound } from '../../base/errors.ts';
import { isLoopback } from '../../base/settings/config.ts';
import { problemOf } from '../../doors/http/problem.ts';

/** One HTTP request, read. */
export interface Call {
  method: string;
  /** Without the query, as it was sent. */
  path: string;
  /** @throws Error for a name that is not in the route's path */
  param(name: string): string;
  query: URLSearchParams;
  /** The parsed JSON body; undefined when there was none. */
  body: unknown;
}

/** What goes back: JSON, or a file. */
export interface Answer {
  status: number;
  body?: unknown;
  file?: { type: string; bytes: Uint8Array };
  headers?: Record<string, string>;
  /** Break the connection instead of answering. */
  reset?: boolean;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Segments that begin with a colon are parameters. */
  path: string;
  handle(call: Call): Answer | Promise<Answer>;
}

/** A person's whole organisation fits; see PUT /sim/people. */
const BODY_LIMIT = 64_000_000;

/**
 * Serves the routes on 127.0.0.1 with plain node:http: the simulator shares its machine with the benchmarks it
 * serves, so every call has to be cheap.
 * @param port 0 for any free one
 * @throws Error when the port is taken
 */
export async function serve(
  routes: readonly Route[],
  port: number,
): Promise<{ url: string; server: Server }> {
  const find = routeFinder(routes);
  const server = createServer((request, response) => {
    answerTo(request, find)
      .catch(asAnswer)
      .then((answer) => send(response, answer));
  });
  // Senders keep their connections; the default of 5 s would now and then close one under a request.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, server };
}

async function answerTo(request: IncomingMessage, find: RouteFinder): Promise<Answer> {
  refuseForeign(request);
  const method = request.method ?? 'GET';
  const [path = '/', search] = (request.url ?? '/').split('?', 2);
  const found = find(method, path);
  if (!found) throw notFound('address', `${method} ${path}`);
  return found.route.handle({
    method,
    path,
    query: new URLSearchParams(search),
    body: await readJson(request),
    param(name) {
      const value = found.params.get(name);
      if (value === undefined) throw new Error(`${found.route.path} has no parameter "${name}"`);
      return value;
    },
  });
}

/** A page elsewhere on the web could point its own name at this machine, or post to it: neither gets in. */
function refuseForeign(request: IncomingMessage): void {
  const { host, origin } = request.headers;
  const local = (address: string) => isLoopback(URL.parse(address)?.hostname ?? '');
  if (local(`http://${host ?? ''}`) && (origin === undefined || local(origin))) return;
  throw forbidden('loopback-only');
}

type RouteFinder = (
  method: string,
  path: string,
) => { route: Route; params: Map<string, string> } | undefined;

function routeFinder(routes: readonly Route[]): RouteFinder {
  const compiled = routes.map((route) => ({ route, parts: route.path.split('/') }));
  return (method, path) => {
    const given = path.split('/');
    const fits = (part: string, index: number) => part.startsWith(':') || part === given[index];
    const hit = compiled.find(
      ({ route, parts }) => route.method === method && parts.length === given.length && parts.every(fits),
    );
    if (!hit) return undefined;
    const named = hit.parts.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), decode(given[index] ?? '')] as const] : [],
    );
    return { route: hit.route, params: new Map(named) };
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw invalid('address-not-readable', { segment });
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new AnswerError('too-large', 'body-too-large', { most: '64 MB' });
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch (error) {
    throw invalid('body-not-json', { why: messageOf(error) });
  }
}

function asAnswer(error: unknown): Answer {
  const known =
    error instanceof AnswerError
      ? error
      : new AnswerError('unavailable', 'simulator-failed', { why: messageOf(error) });
  return { status: problemOf(known).status, body: problemOf(known) };
}

function send(response: ServerResponse, answer: Answer): void {
  if (answer.reset) {
    response.destroy();
    return;
  }
  const bytes = answer.file?.bytes ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
  response.writeHead(answer.status, {
    'content-type': answer.file?.type ?? 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(bytes),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...answer.headers,
  });
  response.end(bytes);
}
