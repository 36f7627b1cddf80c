import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { type App, SCHEMA } from './app.ts';
import type { Config } from './base/settings/config.ts';
import { StartError } from './base/start-error.ts';
import { migrate } from './doors/azure/migrate.ts';
import type { Storage } from './doors/azure/storage.ts';
import { closeWaitingServer, createWaitingServer } from './doors/http/waiting-server.ts';

type Address = Pick<Config, 'role' | 'port' | 'host'>;

/**
 * Brings storage to the form of this version before anything of it is opened. Meanwhile the port says that this
 * replica lives and is not ready.
 * @throws StartError for storage of a newer version, and when the port cannot be had
 */
export async function migrateStorage(storage: Storage, { role, port, host }: Address, log: Logger) {
  let waiting: Server | undefined;
  const begins = async () => {
    if (role === 'worker') return;
    waiting = createWaitingServer();
    await listen(waiting, port, host);
  };
  try {
    await migrate({ storage, schema: SCHEMA, log, begins });
  } finally {
    if (waiting) await closeWaitingServer(waiting);
  }
}

/**
 * Runs the parts that `ROLE` asks for. Stopping goes in order: no new requests, running jobs to their next
 * stopping point, then the open requests.
 * @throws StartError when the port cannot be had.
 */
export async function serveApp(app: App, { role, port, host }: Address) {
  if (role !== 'worker') await listen(app.server, port, host);
  const worker = role === 'web' ? undefined : app.startWorker();
  const watch = app.watchVersion();
  return {
    async stop(): Promise<void> {
      watch.stop();
      const closed = role === 'worker' ? undefined : close(app);
      await worker?.stop();
      await closed;
    },
  };
}

function listen(
  server: Pick<Server, 'once' | 'listen'> | App['server'],
  port: number,
  host: string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(asStartError(error, port)));
    server.listen(port, host, resolve);
  });
}

function asStartError(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return portInUse(port);
  if (error.code === 'EACCES') {
    return new StartError(`port ${port} may not be opened by this account. Choose one above 1023 with PORT.`);
  }
  return error;
}

export function portInUse(port: number): StartError {
  const other = port < 65_000 ? port + 100 : port - 100;
  return new StartError(
    `port ${port} is in use. Stop what is using it, or choose another one: PORT=${other} npm start`,
  );
}

/** Idle connections would keep the process alive for as long as browsers hold them. */
function close(app: App): Promise<void> {
  return new Promise((resolve) => {
    app.server.close(() => resolve());
    app.server.server.closeIdleConnections();
    setTimeout(() => app.server.server.closeAllConnections(), 2_000).unref();
  });
}
