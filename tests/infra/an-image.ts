import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/**
 * Makes in an empty folder what the last stage of the Dockerfile makes in the image: it does what is written there, with
 * packages as the stage before installs them.
 */
export async function makeImage(folder: string): Promise<void> {
  const lines = (await readFile(join(ROOT, 'infra/Dockerfile'), 'utf8')).split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  for (const line of last) {
    const [verb, ...words] = line.split(' ');
    const [from = '', to = ''] = words.filter((word) => !word.startsWith('--'));
    if (verb === 'RUN') await remove(folder, words);
    if (verb !== 'COPY') continue;
    if (from.endsWith('node_modules')) await install(folder);
    else await copy(from.replace('/build/', ''), join(folder, to === './' ? from : to));
  }
}

async function copy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(join(ROOT, from), to, { recursive: true });
}

async function remove(folder: string, words: readonly string[]): Promise<void> {
  const [command, flags, ...paths] = words;
  if (command !== 'rm' || flags !== '-rf') throw new Error(`Not known here: RUN ${words.join(' ')}`);
  for (const path of paths) await rm(join(folder, path), { recursive: true });
}

async function install(folder: string): Promise<void> {
  for (const name of ['package.json', 'package-lock.json']) await cp(join(ROOT, name), join(folder, name));
  const flags = ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', flags, { cwd: folder });
  // The stage before installs it: only what it installed is taken over.
  await rm(join(folder, 'package-lock.json'));
}
