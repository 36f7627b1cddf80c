import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../bot/local/free-port.ts';
import { descendantsOf } from './processes.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const READY = 'Groundswell is ready.';

export interface Addresses {
  /** Of the bot, the API and the tab, without a path. */
  bot: string;
  /** Of the Teams simulator. */
  simulator: string;
  /** Of the Agents Playground; empty without it. */
  playground: string;
}

export interface Product {
  addresses: Addresses;
  /** The process and everything that it started by now. */
  processes(): number[];
  signal(signal: NodeJS.Signals): void;
  /** The exit code, or the signal that ended it, once it is gone. */
  exited: Promise<number | NodeJS.Signals | null>;
  output(): string;
}

export interface Outcome {
  code: number | NodeJS.Signals | null;
  /** Everything it printed. */
  output: string;
}

type Settings = Record<string, string>;

/** Starts the product as `npm start` does and waits until it says that it is ready. */
export async function startProduct(settings: Settings): Promise<Product> {
  const port = settings.PORT ?? String(await freePort(0));
  const { child, exited, output } = run({ ...settings, PORT: port });
  const ready = new Promise<'ready'>((resolve) => {
    child.stdout?.on('data', () => {
      if (output().includes(READY) && output().includes('Ctrl-C')) resolve('ready');
    });
  });
  if ((await Promise.race([ready, exited])) !== 'ready') {
    throw new Error(`The product ended before it was ready:\n${output()}`);
  }
  const { pid } = child;
  if (pid === undefined) throw new Error('The product has no process.');
  return {
    addresses: addressesIn(output()),
    processes: () => [pid, ...descendantsOf(pid)],
    signal: (signal) => child.kill(signal),
    exited,
    output,
  };
}

/** Starts the product with settings that should make it give up, and waits until it did. */
export async function startInVain(settings: Settings): Promise<Outcome> {
  const { child, exited, output } = run(settings);
  child.stdout?.on('data', () => {
    // Ended at once: a product that runs after all must not outlive the test.
    if (output().includes(READY)) child.kill('SIGINT');
  });
  return { code: await exited, output: output() };
}

function run(settings: Settings) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['bot/main.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing else of the tests' environment: a bot id set by a developer would end local mode.
    env: { PATH, HOME, ...settings },
  });
  // A run of tests that is broken off takes the product with it.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  }
  return { child, exited: endOf(child), output: () => lines.join('') };
}

/** `close` comes after the last of the output. */
async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  const [code, signal] = await once(child, 'close');
  return code ?? signal;
}

function addressesIn(output: string): Addresses {
  const after = (label: string) => new RegExp(`${label}\\s+(http://[^/\\s]+)`).exec(output)?.[1] ?? '';
  return { bot: after('Tab'), simulator: after('Teams chats'), playground: after('Playground chat') };
}
