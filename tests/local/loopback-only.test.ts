import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { startAzurite } from '../../bot/local/azurite.ts';
import { freePort } from '../../bot/local/free-port.ts';
import { OTHERS, startPlayground } from '../../bot/local/playground.ts';
import { createSimulator } from '../../bot/local/simulator/simulator.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What somebody else in the network would connect to; where there is no network, another address of loopback. */
const OTHER_ADDRESSES = [
  '127.0.0.2',
  ...Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address),
];

test('a server on every address is reached by the other addresses of this machine', async () => {
  const server = createServer().listen(0, '0.0.0.0');
  await once(server, 'listening');
  onTestFinished(() => void server.close());

  expect(await reachedAt(portOf(server.address()))).toEqual(OTHER_ADDRESSES);
});

test('the Playground is reached from this machine only', async () => {
  const folder = await tempFolder();
  const port = await freePort(0);
  const somebody = (index: number) => ({
    id: `${index}`,
    name: `Ada ${index}`,
    upn: `ada${index}@a.example`,
  });
  const playground = await startPlayground({
    botEndpoint: 'http://127.0.0.1:9/api/messages',
    port,
    folder: folder.path,
    user: somebody(0),
    others: Array.from({ length: OTHERS }, (_, index) => somebody(index + 1)),
  });
  onTestFinished(async () => {
    await playground.stop();
    await folder.remove();
  });

  expect((await fetch(playground.url)).status).toBe(200);
  expect(await reachedAt(port)).toEqual([]);
});

test('the embedded storage is reached from this machine only, each service of it', async () => {
  const azurite = await startAzurite(null);
  onTestFinished(azurite.stop);
  const ports = [...azurite.connectionString.matchAll(/Endpoint=http:\/\/127\.0\.0\.1:(\d+)/g)];

  expect(ports).toHaveLength(3);
  for (const [, port] of ports) expect(await reachedAt(Number(port))).toEqual([]);
});

test('the Teams simulator is reached from this machine only', async () => {
  const simulator = await createSimulator({
    people: [],
    botEndpoint: 'http://127.0.0.1:9/api/messages',
    tenantId: 'tenant',
    botId: 'bot',
    port: 0,
  });
  onTestFinished(() => simulator.close());

  expect(await reachedAt(Number(new URL(simulator.url).port))).toEqual([]);
});

/** Those of the other addresses at which something answers. */
async function reachedAt(port: number): Promise<string[]> {
  const reached: string[] = [];
  for (const address of OTHER_ADDRESSES) if (await connects(address, port)) reached.push(address);
  return reached;
}

async function connects(host: string, port: number): Promise<boolean> {
  const socket: Socket = connect(port, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address ? address.port : 0;
}
