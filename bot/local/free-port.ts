import { once } from 'node:events';
import { createServer } from 'node:net';

/** A loopback port that is free right now: the one asked for, or else any. */
export async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? wanted;
}

/** The port, if it can be listened on. */
export async function tryPort(port: number): Promise<number | undefined> {
  if (port > 65_535) return undefined;
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : undefined;
}
