import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { freePort } from '../../bot/local/free-port.ts';
import { stillRunning } from '../support/processes.ts';
import { type Product, startInVain, startProduct } from '../support/product.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { waitUntil } from '../support/wait-until.ts';

// Products of their own, without sample and Playground so that they start quickly.
const QUICK = { SAMPLE: 'off', PLAYGROUND: 'off' };
const Token = z.object({ token: z.string() });
const Me = z.object({ name: z.string() });
const LEAD = '7d444840-9dc0-41d1-b245-5ffdce74fad2';

const folders: TempFolder[] = [];

async function newFolder(): Promise<string> {
  const folder = await tempFolder();
  folders.push(folder);
  return folder.path;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await folder.remove();
});

test('a port in use is one sentence and exit code 1', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const PORT = String(typeof address === 'object' ? address?.port : address);

  const { code, output } = await startInVain({ ...QUICK, PORT, DATA_FOLDER: await newFolder() });
  taken.close();

  expect(code).toBe(1);
  expect(problemIn(output)).toMatch(new RegExp(`^Groundswell did not start: port ${PORT} is in use\\.`));
});

test('a data folder that is a file is one sentence and exit code 1', async () => {
  const file = join(await newFolder(), 'data');
  await writeFile(file, '');

  const { code, output } = await startInVain({
    ...QUICK,
    PORT: String(await freePort(0)),
    DATA_FOLDER: file,
  });

  expect(code).toBe(1);
  expect(problemIn(output)).toContain(`the data folder ${file} cannot be read and written`);
});

test('settings that cannot be used are named, all at once, with exit code 1', async () => {
  const { code, output } = await startInVain({ ...QUICK, PORT: 'many', SEND_RATE: '-1' });

  expect(code).toBe(1);
  expect(output).toContain('PORT must be a whole number');
  expect(output).toContain('SEND_RATE must be a number of messages per second');
});

test('Ctrl-C ends everything that was started, and a later start finds the data again', async () => {
  const DATA_FOLDER = await newFolder();
  const first = await startProduct({ ...QUICK, DATA_FOLDER, FIRST_LEAD: LEAD });
  const before = await nameOf(first, LEAD);
  const processes = first.processes();

  first.signal('SIGINT');

  expect(await first.exited).toBe(0);
  expect(processes.length).toBeGreaterThan(1);
  await allGone(processes);
  // Without FIRST_LEAD: who is known now was kept.
  const second = await startProduct({ ...QUICK, DATA_FOLDER });
  const after = await nameOf(second, LEAD);
  second.signal('SIGINT');
  expect(await second.exited).toBe(0);
  expect(after).toBe(before);
});

test('kill -9 leaves nothing behind that it started', async () => {
  const product = await startProduct({ ...QUICK, DATA_FOLDER: await newFolder() });
  const processes = product.processes();

  product.signal('SIGKILL');

  expect(await product.exited).toBe('SIGKILL');
  expect(processes.length).toBeGreaterThan(1);
  await allGone(processes);
});

function allGone(processes: readonly number[]): Promise<true> {
  return waitUntil(`processes ${processes} are gone`, () => stillRunning(processes).length === 0);
}

/** The one line that says why it did not start. */
function problemIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.startsWith('Groundswell did not start'));
  expect(lines).toHaveLength(1);
  expect(output).not.toMatch(/\n\s+at /);
  return lines[0] ?? '';
}

/** Signs in as somebody and asks the product who that is. */
async function nameOf({ addresses }: Product, person: string): Promise<string> {
  const signIn = await fetch(`${addresses.bot}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  const { token } = Token.parse(await signIn.json());
  const me = await fetch(`${addresses.bot}/api/me`, { headers: { authorization: `Bearer ${token}` } });
  return Me.parse(await me.json()).name;
}
