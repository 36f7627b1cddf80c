import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { AnswerError, conflict } from '../../../bot/base/errors.ts';
import { CalendarDate, Role } from '../../../bot/contract/common.ts';
import { endpoint } from '../../../bot/contract/endpoint.ts';
import { route } from '../../../bot/doors/http/route.ts';
import { createServer, type ServerDeps } from '../../../bot/doors/http/server.ts';
import { aCaller } from '../../support/builders.ts';
import { silentLog } from '../../support/silent-log.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

interface Sent {
  /** Role of the caller; "none" sends no Authorization header. */
  as?: Role | 'none';
  body?: string | Buffer;
  headers?: Record<string, string>;
}

export interface RunningServer {
  port: number;
  send(method: string, path: string, sent?: Sent): Promise<Reply>;
  stop(): Promise<void>;
}

const Anything = z.unknown();
const Shelf = z.object({ name: z.string().min(1), room: z.object({ floor: z.number().int() }) });

export const ROUTES = [
  route(
    endpoint({ method: 'GET', path: '/api/open', who: 'anyone', summary: 'Open', reply: Anything }),
    async ({ caller }) => ({ caller: caller ?? null }),
  ),
  ...(['member', 'champion', 'lead'] as const).map((who) =>
    route(
      endpoint({ method: 'GET', path: `/api/for/${who}`, who, summary: who, reply: Anything }),
      async ({ caller }) => ({ role: caller.role }),
    ),
  ),
  route(
    endpoint({
      method: 'PUT',
      path: '/api/shelves/:id',
      who: 'member',
      summary: 'A shelf',
      params: z.object({ id: z.string().max(20) }),
      query: z.object({ loud: z.enum(['yes', 'no']).optional() }),
      body: Shelf,
      reply: Anything,
      status: 201,
    }),
    async ({ params, query, body }) => ({ ...params, ...query, body }),
  ),
  route(
    endpoint({
      method: 'POST',
      path: '/api/lists',
      who: 'lead',
      summary: 'A list',
      body: z.string(),
      bodyType: 'csv',
      reply: Anything,
    }),
    async ({ body }) => ({ characters: body.length }),
  ),
  route(
    endpoint({
      method: 'POST',
      path: '/api/days',
      who: 'lead',
      summary: 'A day',
      body: z.object({ on: CalendarDate }),
      reply: Anything,
    }),
    async ({ body }) => body,
  ),
  route(
    endpoint({
      method: 'POST',
      path: '/api/many',
      who: 'lead',
      summary: 'Many names',
      body: z.object({ names: z.array(z.string().min(1)) }),
      reply: Anything,
    }),
    async ({ body }) => ({ names: body.names.length }),
  ),
  route(
    endpoint({ method: 'POST', path: '/api/bug', who: 'anyone', summary: 'Bug', reply: Anything }),
    async () => {
      throw new Error('secret detail of a bug');
    },
  ),
  route(
    endpoint({ method: 'POST', path: '/api/twice', who: 'anyone', summary: 'Twice', reply: Anything }),
    async () => {
      throw conflict('wave-empty');
    },
  ),
];

/** The HTTP door on a free port, with small routes; the Authorization header is the caller's role. */
export async function aServer(changes: Partial<ServerDeps> = {}): Promise<RunningServer> {
  const server = createServer({
    routes: ROUTES,
    async callerOf(authorization) {
      const role = Role.safeParse(authorization);
      if (role.success) return aCaller({ role: role.data });
      throw new AnswerError('unauthenticated', 'sign-in-required');
    },
    async messages() {
      return async (request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ heard: request.body }));
      };
    },
    async checkReady() {},
    loopbackOnly: false,
    log: silentLog,
    ...changes,
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    send: (method, path, sent) => send(port, method, path, sent ?? {}),
    async stop() {
      server.server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Not fetch: that sets host, origin and length itself. */
async function send(port: number, method: string, path: string, sent: Sent): Promise<Reply> {
  const { as = 'member', body, headers } = sent;
  const authorization = as === 'none' ? {} : { authorization: as };
  const request = httpRequest({
    host: '127.0.0.1',
    port,
    method,
    path,
    agent: false,
    headers: { ...authorization, ...headers },
  });
  request.end(body);
  const [response] = await once(request, 'response');
  const answer = await text(response);
  return { status: response.statusCode, headers: response.headers, text: answer, json: jsonOf(answer) };
}

function jsonOf(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return undefined;
  }
}
