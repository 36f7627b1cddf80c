import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { notFound } from '../../../bot/base/errors.ts';
import { endpoint } from '../../../bot/contract/endpoint.ts';
import { route } from '../../../bot/doors/http/route.ts';
import { aServer, type RunningServer } from './a-server.ts';

const link = endpoint({
  method: 'GET',
  path: '/link/:id',
  who: 'anyone',
  summary: 'A link',
  params: z.object({ id: z.string() }),
  replyType: 'redirect',
  reply: z.url(),
});
const csv = endpoint({
  method: 'GET',
  path: '/rows/:kind',
  who: 'anyone',
  summary: 'Rows',
  params: z.object({ kind: z.string() }),
  replyType: 'csv',
  reply: z.string(),
});

let server: RunningServer;

async function* manyRows(): AsyncIterable<string> {
  for (let row = 0; row < 1_000; row += 1) yield `${row},${'x'.repeat(1_000)}\r\n`;
}

async function* noRows(): AsyncIterable<string> {
  yield await Promise.reject(notFound('file', 'none'));
}

beforeAll(async () => {
  server = await aServer({
    routes: [
      route(link, async ({ params: { id } }) => {
        if (id === 'bug') throw new Error('secret detail of a bug');
        if (id !== 'known') throw notFound('page', id);
        return 'https://learn.example.com/sign-in';
      }),
      route(csv, async ({ params: { kind } }) => (kind === 'none' ? noRows() : manyRows())),
    ],
  });
});

afterAll(() => server.stop());

test('a link sends the browser on, and the answer is not kept', async () => {
  const reply = await server.send('GET', '/link/known', { as: 'none' });

  expect(reply.status).toBe(302);
  expect(reply.headers.location).toBe('https://learn.example.com/sign-in');
  expect(reply.headers['cache-control']).toBe('no-store');
});

test('a link that leads nowhere is a page in words, with nothing of the address run as a script', async () => {
  const reply = await server.send('GET', '/link/%3Cscript%3Ealert(1)%3C%2Fscript%3E', { as: 'none' });

  expect(reply.status).toBe(404);
  expect(reply.headers['content-type']).toContain('text/html');
  expect(reply.text).toContain('There is no page');
  expect(reply.text).not.toContain('<script>');
});

test('a bug behind a link is a page without its details', async () => {
  const reply = await server.send('GET', '/link/bug', { as: 'none' });

  expect(reply.status).toBe(500);
  expect(reply.text).toContain('It was logged');
  expect(reply.text).not.toContain('secret');
});

test('a CSV that is made in parts arrives whole', async () => {
  const reply = await server.send('GET', '/rows/many');

  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(reply.text.trimEnd().split('\r\n')).toHaveLength(1_000);
});

test('a CSV that cannot be begun is an answer in words', async () => {
  const reply = await server.send('GET', '/rows/none');

  expect(reply.status).toBe(404);
  expect(reply.json).toMatchObject({ code: 'file-not-found' });
});
