import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

/** How the stub answers from now on. */
export interface ConnectorAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

const Message = z.looseObject({
  type: z.string().optional(),
  id: z.string().optional(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z
    .array(z.object({ contentType: z.string(), content: z.record(z.string(), z.unknown()) }))
    .optional(),
  channelData: z.unknown().optional(),
});

/** One request that reached the connector. */
export interface Hit {
  method: string;
  path: string;
  /** Of type "nothing" when the request had no body. */
  message: z.infer<typeof Message>;
}

export interface Connector {
  serviceUrl: string;
  hits: Hit[];
  answerWith(answer: ConnectorAnswer): void;
  /** Takes requests and never answers. */
  hang(): void;
  /** Takes no more connections. */
  stop(): Promise<void>;
}

/** A Teams connector that notes what it gets. It ends with the test. */
export async function aConnector(): Promise<Connector> {
  const connector = await startConnector();
  onTestFinished(connector.stop);
  return connector;
}

/** The same for several tests: whoever starts it stops it. */
export async function startConnector(): Promise<Connector> {
  const hits: Hit[] = [];
  let answer: ConnectorAnswer = { status: 200, body: { id: 'message-1' } };
  let hanging = false;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const message = Message.parse(body === '' ? { type: 'nothing' } : JSON.parse(body));
    hits.push({ method: request.method ?? '', path: request.url ?? '', message });
    if (hanging) return;
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body ?? {}));
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The connector has no port.');
  return {
    serviceUrl: `http://127.0.0.1:${address.port}/teams`,
    hits,
    answerWith: (next) => {
      answer = next;
    },
    hang: () => {
      hanging = true;
    },
    stop,
  };
}
