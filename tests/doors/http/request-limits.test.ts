import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { AnswerError, TooManyError } from '../../../bot/base/errors.ts';
import { endpoint } from '../../../bot/contract/endpoint.ts';
import { createRequestLimits } from '../../../bot/doors/http/request-limits.ts';
import { route } from '../../../bot/doors/http/route.ts';
import { aCaller } from '../../support/builders.ts';
import { aServer, type RunningServer } from './a-server.ts';
import { expectProblem } from './expect-problem.ts';

let server: RunningServer;

afterEach(() => server.stop());

async function aLimitedServer() {
  const ada = aCaller();
  server = await aServer({
    limits: createRequestLimits({ asked: 3, turnedAway: 2 }),
    async callerOf(authorization) {
      if (authorization === 'member') return ada;
      throw new AnswerError('unauthenticated', 'sign-in-required');
    },
  });
  const from = (address: string, as: 'member' | 'none') =>
    server.send('GET', '/api/for/member', { as, headers: { 'x-forwarded-for': address } });
  return { from };
}

test('who asks too much has to wait, and is told for how long', async () => {
  const { from } = await aLimitedServer();
  for (let time = 0; time < 3; time += 1) expect((await from('192.0.2.1', 'member')).status).toBe(200);

  const reply = await from('192.0.2.2', 'member');

  expectProblem(reply, 429, 'too-many-requests');
  expect(reply.json).toMatchObject({
    detail: `That was a lot at once. Try again in ${reply.headers['retry-after']} seconds.`,
  });
});

test('what is refused for longer says for how long, also to programs', async () => {
  const slow = route(
    endpoint({
      method: 'POST',
      path: '/api/slow',
      who: 'member',
      summary: 'Slow',
      reply: z.unknown(),
    }),
    async () => {
      throw new TooManyError('too-many-reports', { most: 20, minutes: 59 }, 3_500_500);
    },
  );
  server = await aServer({ routes: [slow] });

  const reply = await server.send('POST', '/api/slow', { as: 'member' });

  expectProblem(reply, 429, 'too-many-reports');
  expect(reply.headers['retry-after']).toBe('3501');
});

test('an address from which too many were turned away hears no more, whatever it says of the way it came', async () => {
  const { from } = await aLimitedServer();
  for (let time = 0; time < 2; time += 1)
    expect((await from(`192.0.2.${time}, 198.51.100.7`, 'none')).status).toBe(401);

  expectProblem(await from('192.0.2.9, 198.51.100.7', 'none'), 429, 'too-many-requests');
  expect((await from('198.51.100.8', 'none')).status).toBe(401);
});

test('nobody keeps the others of an office out, whose address they share', async () => {
  const { from } = await aLimitedServer();
  for (let time = 0; time < 9; time += 1) await from('198.51.100.7', 'none');

  expect((await from('198.51.100.7', 'member')).status).toBe(200);
});

test.each([
  ['another port', '198.51.100.7:4711', '198.51.100.7:4712'],
  ['another address of one line of IPv6', '2001:db8:1:2::7', '2001:db8:1:2:aaaa::9'],
  ['another way to write it', '2001:db8:0:0::7', '[2001:DB8::7]:443'],
  ['IPv4 written as IPv6', '198.51.100.7', '::ffff:198.51.100.7'],
])('%s is no other address', async (_what, first, second) => {
  const { from } = await aLimitedServer();
  for (let time = 0; time < 2; time += 1) await from(first, 'none');

  expectProblem(await from(second, 'none'), 429, 'too-many-requests');
});

test('who may not do something is not one who was turned away', async () => {
  server = await aServer({ limits: createRequestLimits({ asked: 9, turnedAway: 1 }) });
  const asMember = (path: string) => server.send('GET', path, { as: 'member' });

  expect((await asMember('/api/for/lead')).status).toBe(403);
  expect((await asMember('/api/for/lead')).status).toBe(403);
  expect((await asMember('/api/for/member')).status).toBe(200);
});

test('a body that does not come to its end ends its connection, and others are served meanwhile', async () => {
  server = await aServer({ patience: { requestMs: 300, headMs: 300 } });
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    'PUT /api/shelves/a HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: member\r\ncontent-length: 100\r\n\r\n{"name"',
  );
  const said = text(socket).catch(() => '');

  expect((await server.send('GET', '/api/for/member', { as: 'member' })).status).toBe(200);
  expect(await said).not.toContain('201');
  expect(socket.destroyed || socket.closed || socket.readableEnded).toBe(true);
});

test('whoever asks whether it is ready costs storage one look for a while', async () => {
  let looks = 0;
  server = await aServer({
    async checkReady() {
      looks += 1;
    },
  });

  const replies = await Promise.all(Array.from({ length: 20 }, () => server.send('GET', '/readyz')));

  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect(looks).toBe(1);
});
