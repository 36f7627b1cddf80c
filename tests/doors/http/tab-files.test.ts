import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TempFolder, tempFolder } from '../../support/temp-folder.ts';
import { aServer, type RunningServer } from './a-server.ts';
import { expectProblem } from './expect-problem.ts';

const SCRIPT = 'console.log("the tab");';
const PATH = '/tab/assets/main-1a2b.js';

let folder: TempFolder;
let server: RunningServer;

/** A tab as the build leaves it: each script as it is, and packed in two ways. */
beforeAll(async () => {
  folder = await tempFolder();
  server = await aServer({ tabFolder: join(folder.path, 'dist') });
  const assets = join(folder.path, 'dist/assets');
  await mkdir(assets, { recursive: true });
  await Promise.all([
    writeFile(join(folder.path, 'dist/index.html'), '<p>The page</p>'),
    writeFile(join(folder.path, 'secret.txt'), 'a secret'),
    writeFile(join(assets, 'main-1a2b.js'), SCRIPT),
    writeFile(join(assets, 'main-1a2b.js.br'), brotliCompressSync(SCRIPT)),
    writeFile(join(assets, 'main-1a2b.js.gz'), gzipSync(SCRIPT)),
  ]);
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
});

test.each([
  { accepts: 'gzip, deflate, br', encoding: 'br', bytes: brotliCompressSync(SCRIPT).length },
  { accepts: 'gzip', encoding: 'gzip', bytes: gzipSync(SCRIPT).length },
  { accepts: 'identity', encoding: undefined, bytes: SCRIPT.length },
])('whoever takes $accepts gets a script in $encoding, and keeps it for good', async (one) => {
  const reply = await server.send('GET', PATH, { headers: { 'accept-encoding': one.accepts } });

  expect(reply.status).toBe(200);
  expect(reply.headers).toMatchObject({
    'content-type': 'text/javascript',
    'content-length': String(one.bytes),
    'cache-control': 'public,max-age=31536000,immutable',
    vary: 'Accept-Encoding',
  });
  expect(reply.headers['content-encoding']).toBe(one.encoding);
});

test('a script that is no longer there is not found, and is no page', async () => {
  const reply = await server.send('GET', '/tab/assets/main-0000.js');

  expectProblem(reply, 404, 'file-not-found');
  expect(reply.headers['cache-control'] ?? '').not.toContain('immutable');
});

test('every other address of the tab is the page, which nobody keeps', async () => {
  const reply = await server.send('GET', '/tab/gates/some-wave');

  expect(reply.text).toBe('<p>The page</p>');
  expect(reply.headers['cache-control']).not.toContain('immutable');
});

test.each([
  '/tab/assets/..%2f..%2fsecret.txt',
  '/tab/assets/../../../secret.txt',
  '/tab/assets/%2e%2e/%2e%2e/secret.txt',
])('%s leads to no file outside of the tab', async (path) => {
  expect((await server.send('GET', path)).text).not.toContain('a secret');
});
