import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { closeWaitingServer, createWaitingServer } from '../../../bot/doors/http/waiting-server.ts';

async function aWaitingServer() {
  const server = createWaitingServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => closeWaitingServer(server);
  onTestFinished(() => (server.listening ? close() : undefined));
  return { address: `http://127.0.0.1:${port}`, port, close };
}

test.each(['/readyz', '/api/me', '/tab/'])(
  'while rows are moved, %s says so and when to ask again',
  async (path) => {
    const { address } = await aWaitingServer();

    const response = await fetch(address + path);

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ code: 'migrating', status: 503 });
  },
);

test('Teams hears the same, so that it sends its activity once more', async () => {
  const { address } = await aWaitingServer();

  const response = await fetch(`${address}/api/messages`, { method: 'POST', body: '{"type":"message"}' });

  expect(response.status).toBe(503);
});

test('a process that moves rows lives', async () => {
  const { address } = await aWaitingServer();

  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test('the port is free again at once, whoever is connected', async () => {
  const { address, port, close } = await aWaitingServer();
  await fetch(`${address}/readyz`);

  await close();
  const next = createWaitingServer().listen(port, '127.0.0.1');
  await once(next, 'listening');

  await closeWaitingServer(next);
});
