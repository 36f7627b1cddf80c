import { existsSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../base/start-error.ts';
import { startChild } from './child.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILT = join(ROOT, 'tab/dist/index.html');
const SOURCES = [
  'tab/*.{ts,tsx,html,css,json}',
  'tab/!(dist)/**/*.{ts,tsx,css}',
  'bot/contract/**/*.ts',
  'package-lock.json',
];

/** True when the tab has to be built before it can be served: never built, or older than its sources. */
export async function tabIsStale(): Promise<boolean> {
  if (!existsSync(BUILT)) return true;
  const builtAt = statSync(BUILT).mtimeMs;
  for await (const file of glob(SOURCES, { cwd: ROOT })) {
    if (statSync(join(ROOT, file)).mtimeMs > builtAt) return true;
  }
  return false;
}

/** Builds the tab with Vite. @throws StartError with what Vite said when that fails. */
export async function buildTab(): Promise<void> {
  const lines: string[] = [];
  const child = startChild(findVite(), ['build', 'tab', '--logLevel', 'warn'], {
    cwd: ROOT,
    onLine: (line) => lines.push(line),
  });
  if ((await child.exited) !== 0)
    throw new StartError(`the tab could not be built: ${lines.slice(-8).join('\n')}`);
}

function findVite(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  } catch {
    throw new StartError(
      'vite, which builds the tab, is not installed. Run npm ci first, with development packages.',
    );
  }
}
