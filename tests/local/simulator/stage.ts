import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { SimPerson } from '../../../bot/local/simulator/people.ts';
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../bot/local/simulator/simulator.ts';

export const TENANT = '11111111-1111-4111-8111-111111111111';
export const BOT = '22222222-2222-4222-8222-222222222222';
export const AMA: SimPerson = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  name: 'Ama Mensah',
  upn: 'ama.mensah@contoso.example',
  locale: 'es-ES',
  timeZone: 'Europe/Madrid',
};
export const BEN: SimPerson = {
  id: 'aaaaaaaa-0000-4000-8000-000000000002',
  name: 'Ben Okafor',
  upn: 'ben.okafor@contoso.example',
  locale: 'en-GB',
};
export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** An activity as the stub bot received it. */
export interface Received {
  type: string;
  id: string;
  conversation: { id: string };
  [field: string]: unknown;
}

export interface StubBot {
  endpoint: string;
  received: Received[];
  /** What it answers from now on. */
  answer: { status: number; body?: unknown };
}

/** A bot on loopback that keeps what it is told. */
export async function stubBot(): Promise<StubBot> {
  const bot: StubBot = { endpoint: '', received: [], answer: { status: 200 } };
  const server = createServer(async (request, response) => {
    bot.received.push(JSON.parse(await textOf(request)));
    response.writeHead(bot.answer.status, { 'content-type': 'application/json' });
    response.end(bot.answer.body === undefined ? '' : JSON.stringify(bot.answer.body));
  });
  bot.endpoint = `http://127.0.0.1:${await listen(server)}/api/messages`;
  onTestFinished(() => void server.close().closeAllConnections());
  return bot;
}

/** A simulator with two people and no limit, beside a stub bot; both end with the test. */
export async function stage(
  options: Partial<SimulatorOptions> = {},
): Promise<{ simulator: Simulator; bot: StubBot }> {
  const bot = await stubBot();
  const simulator = await createSimulator({
    people: [AMA, BEN],
    botEndpoint: bot.endpoint,
    tenantId: TENANT,
    botId: BOT,
    ratePerSecond: 0,
    port: 0,
    ...options,
  });
  onTestFinished(() => simulator.close());
  return { simulator, bot };
}

export interface Reply {
  status: number;
  headers: Headers;
  /** The fields that tests reach into; which of them are there depends on the call. */
  body: {
    id: string;
    message: string;
    error: { code: string };
    people: unknown[];
    members: unknown[];
    deliveries: unknown[];
  };
}

export async function call(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(simulator.url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

/** Installs the app for a person and opens the conversation as a bot does. */
export async function conversationWith(simulator: Simulator, person: SimPerson): Promise<string> {
  await simulator.install(person.id);
  const reply = await call(simulator, 'POST', '/v3/conversations', newConversation(person.id));
  return `/v3/conversations/${encodeURIComponent(reply.body.id)}`;
}

export const newConversation = (memberId: string) => ({
  isGroup: false,
  bot: { id: `28:${BOT}` },
  members: [{ id: memberId }],
  tenantId: TENANT,
});

export const cardActivity = (summary: string, title = summary) => ({
  type: 'message',
  summary,
  attachments: [{ contentType: CARD_TYPE, content: aCard(title) }],
});

export const aCard = (title: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: title }],
});

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
