import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The account that Azurite has built in; it opens nothing but an emulator. */
const ACCOUNT = 'devstoreaccount1';
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
const SERVICES = ['Blob', 'Queue', 'Table'] as const;
const START_MS = 60_000;

export interface Azurite {
  connectionString: string;
  stop(): Promise<void>;
}

/** Starts one Azurite on free ports of this machine, with its data in a folder that goes with it. */
export async function startAzurite(): Promise<Azurite> {
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-test-'));
  const program = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  const child = spawn(
    process.execPath,
    [
      program,
      ...['--silent', '--disableTelemetry', '--skipApiVersionCheck', '--loose', '-l', folder],
      ...SERVICES.flatMap((service) => [`--${service.toLowerCase()}Port`, '0']),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const stop = async () => {
    await ended(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const urls = await addresses(child);
    const endpoints = [...urls].map(([service, url]) => `${service}Endpoint=${url}/${ACCOUNT}`);
    const connectionString = [
      'DefaultEndpointsProtocol=http',
      `AccountName=${ACCOUNT}`,
      `AccountKey=${KEY}`,
      ...endpoints,
    ].join(';');
    return { connectionString, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Where each service listens, read from what Azurite prints. */
function addresses(child: ChildProcess): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, string>();
    const late = setTimeout(() => reject(new Error(`Azurite was not ready after ${START_MS} ms.`)), START_MS);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Azurite ended with code ${code} before it was ready.`)));
    if (!child.stdout) throw new Error('Azurite has no output to read.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, service, url] = /(\w+) service is successfully listening at (\S+)/.exec(line) ?? [];
      if (!service || !url) return;
      found.set(service, url);
      if (found.size < SERVICES.length) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
