import { createRequire } from 'node:module';
import { StartError } from '../base/start-error.ts';
import { type Child, startChild } from './child.ts';

/** The account name and key that Azurite documents for everybody; they protect nothing. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface EmbeddedStorage {
  connectionString: string;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 30_000;

const SERVICES = ['blob', 'queue', 'table'] as const;

/** A line of Azurite's access log. */
const REQUEST = /"[A-Z]+ \/devstoreaccount1/;

/**
 * Starts Azurite on free loopback ports with its data in a folder; null: with data that ends with it. Where nothing is to
 * outlive it, it need not write its whole database to disk every few seconds, as no real account does.
 * @param onRequest called for each request that it answers; a batch is one request, as in a real account
 * @throws StartError when it is not installed or does not come up.
 */
export async function startAzurite(folder: string | null, onRequest?: () => void): Promise<EmbeddedStorage> {
  const ports = new Map<string, number>();
  const lastLines: string[] = [];
  let report: () => void = () => undefined;
  const listening = new Promise<void>((resolve) => {
    report = resolve;
  });
  const child = startChild(findAzurite(), [...argsFor(folder), ...(onRequest ? [] : ['--silent'])], {
    onLine(line) {
      if (REQUEST.test(line)) return onRequest?.();
      lastLines.splice(0, lastLines.length - 4);
      lastLines.push(line);
      const found = /Azurite (\w+) service is successfully listening at http:\/\/[^:]+:(\d+)/.exec(line);
      if (found?.[1] && found[2]) ports.set(found[1].toLowerCase(), Number(found[2]));
      if (SERVICES.every((service) => ports.has(service))) report();
    },
  });
  await comesUp(child, listening, lastLines);
  return { connectionString: connectionString(ports), stop: child.stop };
}

function argsFor(folder: string | null): string[] {
  const ports = ['--blobPort', '0', '--queuePort', '0', '--tablePort', '0'];
  const place = folder === null ? ['--inMemoryPersistence'] : ['--location', folder];
  return [...place, '--disableTelemetry', '--skipApiVersionCheck', '--loose', ...ports];
}

function findAzurite(): string {
  try {
    return createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  } catch {
    throw new StartError(
      'azurite, the embedded storage, is not installed. Run npm ci first, with development packages.',
    );
  }
}

async function comesUp(child: Child, listening: Promise<void>, lastLines: readonly string[]): Promise<void> {
  const tooLate = AbortSignal.timeout(STARTS_WITHIN_MS);
  const outcome = await Promise.race([
    listening.then(() => 'up' as const),
    child.exited.then(() => 'ended' as const),
    new Promise<'late'>((resolve) => tooLate.addEventListener('abort', () => resolve('late'))),
  ]);
  if (outcome === 'up') return;
  await child.stop();
  const what = outcome === 'ended' ? 'ended at once' : 'did not come up in time';
  throw new StartError(
    `the embedded storage ${what}: ${lastLines.filter(Boolean).join(' | ') || 'it printed nothing'}`,
  );
}

function connectionString(ports: ReadonlyMap<string, number>): string {
  const endpoint = (name: string, service: (typeof SERVICES)[number]) =>
    `${name}Endpoint=http://127.0.0.1:${ports.get(service)}/${ACCOUNT}`;
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${ACCOUNT}`,
    `AccountKey=${KEY}`,
    endpoint('Blob', 'blob'),
    endpoint('Queue', 'queue'),
    endpoint('Table', 'table'),
  ].join(';');
}
