// Run before the tests: the journeys need a Chromium. Installs Debian's where it may, or says how.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './find-chromium.ts';

const INSTALL = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'] as const;

function ensureChromium(): void {
  if (findChromium()) return;
  if (process.env.CHROMIUM_PATH) {
    giveUp(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which is no program. Correct it, or unset it.`);
  }
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    giveUp(`The browser tests need Chromium. Install it: sudo apt-get update && sudo ${INSTALL.join(' ')}`);
  }
  console.log('The browser tests need Chromium. Installing it with apt-get, which takes a minute or two ...');
  const installed = run('apt-get', 'update') && run(...INSTALL);
  if (!installed || !findChromium()) {
    giveUp(`Chromium could not be installed (see above). Try: apt-get update && ${INSTALL.join(' ')}`);
  }
}

function run(program: string, ...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

function giveUp(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

ensureChromium();
