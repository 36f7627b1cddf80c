import type { App } from './app.ts';
import type { Config } from './base/settings/config.ts';
import { StartError } from './base/start-error.ts';

/**
 * Runs the parts that `ROLE` asks for. Stopping goes in order: no new requests, running jobs to their next
 * stopping point, then the open requests.
 * @throws StartError when the port cannot be had.
 */
export async function serveApp(app: App, { role, port, host }: Pick<Config, 'role' | 'port' | 'host'>) {
  if (role !== 'worker') await listen(app, port, host);
  const worker = role === 'web' ? undefined : app.startWorker();
  return {
    async stop(): Promise<void> {
      const closed = role === 'worker' ? undefined : close(app);
      await worker?.stop();
      await closed;
    },
  };
}

function listen(app: App, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    app.server.once('error', (error: NodeJS.ErrnoException) => reject(asStartError(error, port)));
    app.server.listen(port, host, resolve);
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
