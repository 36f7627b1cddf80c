import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { AMA, BEN } from './stage.ts';

const MAIN = fileURLToPath(new URL('../../../bot/local/simulator/main.ts', import.meta.url));

function start(...flags: string[]) {
  const child = spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

test('the process says where it listens and ends on SIGTERM', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-main-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const people = join(folder, 'people.json');
  await writeFile(people, JSON.stringify([AMA, BEN]));
  const child = start('--endpoint', 'http://127.0.0.1:9/api/messages', '--people', people, '--rate', '0');

  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const found = await fetch(`${JSON.parse(String(line)).url}/sim/people`);
  const body = await found.json();
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');

  expect(body).toMatchObject({ people: [{ id: AMA.id }, { id: BEN.id }] });
  expect(code).toBe(0);
});

test('a start without an endpoint says what is missing', async () => {
  const child = start();

  const [said] = await once(createInterface({ input: child.stderr }), 'line');
  const [code] = await once(child, 'exit');

  expect(said).toMatch(/cannot start/);
  expect(code).toBe(1);
});
