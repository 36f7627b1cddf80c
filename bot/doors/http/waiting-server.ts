import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { AnswerError } from '../../base/errors.ts';
import { problemOf, sendProblem } from './problem.ts';

/** Callers ask again after this long. */
const AGAIN_SECONDS = 5;

/** Answers before the product can: it lives, but it is not ready, since stored rows are being moved. */
export function createWaitingServer(): Server {
  return createServer((request, response) => void answer(request, response));
}

function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
  // Nothing is kept open: the product itself is about to listen here.
  response.setHeader('connection', 'close');
  response.setHeader('cache-control', 'no-store');
  if (url.split('?')[0] === '/healthz') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify({ ok: true }));
    return;
  }
  response.setHeader('retry-after', AGAIN_SECONDS);
  sendProblem(response, problemOf(new AnswerError('unavailable', 'migrating')));
}

/** Resolves once the port is free again. */
export async function closeWaitingServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
