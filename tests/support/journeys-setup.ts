import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { freePort, tryPort } from '../../bot/local/free-port.ts';
import { stillRunning } from './processes.ts';
import { type Addresses, type Product, startProduct } from './product.ts';
import { tempFolder } from './temp-folder.ts';
import { startTestAzurite } from './test-azurite.ts';
import { waitUntil } from './wait-until.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the product that all journeys share. */
    addresses: Addresses;
    /** Answers as soon as that product is there, or says why it is not. */
    ready: string;
  }
}

/**
 * Starts the whole product once for all journeys, with the sample organisation. Its storage runs beside it, so
 * that a journey can read the rows that the product wrote. Does not wait for it: living through the sample takes
 * a minute, in which the rules can be run.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const azurite = await startTestAzurite();
  const folder = await tempFolder();
  const port = await threePorts();
  const addresses = {
    bot: `http://127.0.0.1:${port}`,
    simulator: `http://127.0.0.1:${port + 1}`,
    playground: `http://127.0.0.1:${port + 2}`,
  };
  const starting = startProduct({
    PORT: String(port),
    DATA_FOLDER: folder.path,
    STORAGE_CONNECTION_STRING: azurite.connectionString,
  }).then((product) => asAgreed(product, addresses));
  const ready = await tellsWhenReady(starting);
  project.provide('connectionStrings', [azurite.connectionString]);
  project.provide('addresses', addresses);
  project.provide('ready', ready.url);

  return async () => {
    ready.close();
    try {
      await end(await starting);
    } finally {
      await azurite.stop();
      await folder.remove();
    }
  };
}

/** Ends it as Ctrl-C does. @throws Error when it does not end well, or leaves something running. */
async function end(product: Product): Promise<void> {
  const processes = product.processes();
  product.signal('SIGINT');
  const code = await product.exited;
  if (code !== 0) throw new Error(`The product ended with ${code} after Ctrl-C:\n${product.output()}`);
  await waitUntil(
    `all processes of the product are gone (${processes})`,
    () => stillRunning(processes).length === 0,
  );
}

/** The first of three free ports in a row, below those that the system gives to whoever asks for any. */
async function threePorts(): Promise<number> {
  for (;;) {
    const first = randomInt(20_000, 32_000);
    const found = [await tryPort(first), await tryPort(first + 1), await tryPort(first + 2)];
    if (!found.includes(undefined)) return first;
  }
}

/** Everybody has been told the addresses by now. */
async function asAgreed(product: Product, told: Addresses): Promise<Product> {
  const { bot, simulator, playground } = product.addresses;
  if (bot === told.bot && simulator === told.simulator && playground === told.playground) return product;
  product.signal('SIGINT');
  await product.exited;
  throw new Error('Another program took a port of the journeys meanwhile. Run them again.');
}

/** A server that answers as soon as the product is there, with 500 and the reason if it does not come. */
async function tellsWhenReady(starting: Promise<unknown>): Promise<{ url: string; close(): void }> {
  const server = createServer((_, response) => {
    starting.then(
      () => response.end(),
      (error) => response.writeHead(500).end(String(error)),
    );
  });
  // Whoever asks is told; until then it is nobody's failure.
  starting.catch(() => undefined);
  const port = await freePort(0);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
