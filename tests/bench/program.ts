import { readFileSync } from 'node:fs';
import { startChild } from '../../bot/local/child.ts';

const STARTS_WITHIN_MS = 120_000;

export interface Program<Said> {
  /** What `read` made of the line it was waiting for. */
  said: Said;
  pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a program of this repository as a process of its own and waits for the line that `read` understands.
 * @throws Error with its last lines when it ends before, or takes too long.
 */
export async function startProgram<Said>(
  script: URL,
  args: readonly string[],
  env: Record<string, string>,
  read: (line: string) => Said | undefined,
  flags: readonly string[] = [],
): Promise<Program<Said>> {
  const lines: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<Said>();
  const fail = (what: string) => reject(new Error(`${script.pathname} ${what}: ${lines.join('\n')}`));
  const child = startChild(script, args, {
    env,
    flags,
    onLine(line) {
      lines.splice(0, lines.length - 9);
      lines.push(line);
      const said = read(line);
      if (said !== undefined) resolve(said);
    },
  });
  const late = setTimeout(() => fail('took too long'), STARTS_WITHIN_MS);
  void child.exited.then((code) => fail(`ended with code ${code}`));
  try {
    return { said: await promise, pid: child.pid, stop: child.stop };
  } catch (error) {
    await child.stop();
    throw error;
  } finally {
    clearTimeout(late);
  }
}

/** What `npm start` gives to Node. */
export function startFlags(): string[] {
  const file = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { scripts }: { scripts: { start: string } } = JSON.parse(file);
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}
