import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const EXIT_WITH_PARENT = new URL('./exit-with-parent.ts', import.meta.url).href;

interface ChildOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** For Node itself. */
  flags?: readonly string[];
  /** Called for each line that the child prints. */
  onLine?: (line: string) => void;
}

export interface Child {
  pid: number;
  /** Resolves with the exit code once the child is gone. */
  exited: Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts a Node program as a child that ends with this process, however that ends. It has a process group of
 * its own, so that Ctrl-C reaches this process alone and things are stopped in order.
 */
export function startChild(
  script: string | URL,
  args: readonly string[],
  { cwd, env, flags = [], onLine }: ChildOptions = {},
): Child {
  const child = fork(typeof script === 'string' ? script : fileURLToPath(script), args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...flags, '--disable-warning=ExperimentalWarning', '--import', EXIT_WITH_PARENT],
    env: { ...process.env, ...env },
    ...(cwd && { cwd }),
  });
  readLines(child, onLine);
  const exited = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : 1));
  return {
    pid: child.pid ?? 0,
    exited,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const stubborn = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(stubborn);
    },
  };
}

function readLines(child: ChildProcess, onLine: ((line: string) => void) | undefined): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line);
    });
  }
}
