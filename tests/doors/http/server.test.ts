import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, ROUTES, type RunningServer } from './a-server.ts';
import { expectProblem } from './expect-problem.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

describe('who may call', () => {
  test.each([
    ['member', 'member', 200],
    ['member', 'champion', 403],
    ['member', 'lead', 403],
    ['champion', 'member', 200],
    ['champion', 'champion', 200],
    ['champion', 'lead', 403],
    ['lead', 'member', 200],
    ['lead', 'champion', 200],
    ['lead', 'lead', 200],
    ['none', 'member', 401],
    ['none', 'lead', 401],
  ] as const)('%s at a route for %s: %d', async (as, who, status) => {
    const reply = await server.send('GET', `/api/for/${who}`, { as });

    expect(reply.status).toBe(status);
    if (status === 200) expect(reply.json).toEqual({ role: as });
  });

  test('a refusal is a problem with a code and a sentence', async () => {
    const reply = await server.send('GET', '/api/for/lead', { as: 'member' });

    expectProblem(reply, 403, 'lead-only');
    expect(reply.json).toMatchObject({ detail: 'Only rollout leads can do this. You are a member.' });
  });

  test('who is not signed in hears how to sign in', async () => {
    const reply = await server.send('GET', '/api/for/member', { as: 'none' });

    expectProblem(reply, 401, 'sign-in-required');
    expect(reply.headers['www-authenticate']).toBe('Bearer');
  });

  test('anyone may call an open route, and stays a stranger there', async () => {
    const reply = await server.send('GET', '/api/open', { as: 'lead' });

    expect(reply.json).toEqual({ caller: null });
  });

  test('a body is not looked at before it is clear who sends it', async () => {
    const reply = await server.send('POST', '/api/lists', { as: 'member', body: 'x'.repeat(500) });

    expectProblem(reply, 403, 'lead-only');
  });

  test('a route that does not say who may call it stops the start', async () => {
    const [first] = ROUTES;
    if (!first) throw new Error('There are routes.');
    const { who: _, ...silent } = first.endpoint;
    // As a contract without types would have it.
    const routes = [{ ...first, endpoint: JSON.parse(JSON.stringify(silent)) }];

    await expect(aServer({ routes })).rejects.toThrow(
      'The route GET /api/open does not say who may call it.',
    );
  });
});

describe('an address', () => {
  test.each(['/api/nothing', '/elsewhere', '/api', '/.env'])('%s that is none is not found', async (path) => {
    const reply = await server.send('GET', path);

    expectProblem(reply, 404, 'page-not-found');
    expect(reply.json).toMatchObject({ detail: `There is no page "${path}".` });
  });

  test.each(['/elsewhere', '/go/%'])('%s that is none is a page for whoever browses', async (path) => {
    const reply = await server.send('GET', path, { headers: { accept: 'text/html,*/*;q=0.8' } });

    expect(reply.status).toBe(404);
    expect(reply.headers['content-type']).toContain('text/html');
    expect(reply.text).toContain('Not found');
  });

  test('with another method is not allowed', async () => {
    const reply = await server.send('DELETE', '/api/open');

    expectProblem(reply, 405, 'method-not-allowed');
  });

  test.each(['/api/open/', '//api//open'])('%s means /api/open', async (path) => {
    const reply = await server.send('GET', path);

    expect(reply.status).toBe(200);
  });

  test('/ leads to the tab', async () => {
    const reply = await server.send('GET', '/');

    expect(reply).toMatchObject({ status: 302, headers: { location: '/tab/' } });
  });

  test.each([
    '/tab/../package.json',
    '/tab/assets/..%2f..%2f..%2fpackage.json',
    '/tab/assets/../../../LICENSE',
  ])('%s gives away no file outside the tab', async (path) => {
    const reply = await server.send('GET', path);

    expect(reply.text).not.toContain('"dependencies"');
    expect(reply.text).not.toContain('MIT License');
  });
});

describe('a handler that throws', () => {
  test('an answer gives it as a problem', async () => {
    const reply = await server.send('POST', '/api/twice');

    expectProblem(reply, 409, 'wave-empty');
    expect(reply.json).toMatchObject({
      detail: 'Nobody is in this wave, so there is nobody to mark as added.',
    });
  });

  test('anything else gives nothing away but where to look in the log', async () => {
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => lines.push(line) });
    const logged = await aServer({ log });

    const reply = await logged.send('POST', '/api/bug');

    await logged.stop();
    const id = /logged as ([0-9a-f-]{36})/.exec(reply.text)?.[1] ?? 'no id';
    expectProblem(reply, 500, 'internal-error');
    expect(reply.text).not.toMatch(/secret|\.ts|at /);
    expect(lines.join('')).toContain(id);
    expect(lines.join('')).toContain('secret detail of a bug');
  });
});

describe('activities', () => {
  test('reach the bot as objects', async () => {
    const reply = await server.send('POST', '/api/messages', { as: 'none', body: '{"type":"message"}' });

    expect(reply.json).toEqual({ heard: { type: 'message' } });
  });

  test.each([
    ['', 'body-missing'],
    ['{', 'body-not-json'],
  ])('that are %j are refused', async (body, code) => {
    const reply = await server.send('POST', '/api/messages', { body });

    expectProblem(reply, 400, code);
  });

  test('that make the bot fail are a problem too', async () => {
    const broken = await aServer({ messages: () => Promise.reject(new Error('secret')) });

    const reply = await broken.send('POST', '/api/messages', { body: '{}' });

    await broken.stop();
    expectProblem(reply, 500, 'internal-error');
  });
});

describe('health', () => {
  test('is good while everything answers', async () => {
    expect(await server.send('GET', '/healthz', { as: 'none' })).toMatchObject({
      status: 200,
      json: { ok: true },
    });
    expect(await server.send('GET', '/readyz', { as: 'none' })).toMatchObject({
      status: 200,
      json: { ok: true },
    });
  });

  test('is alive but not ready while storage does not answer', async () => {
    const broken = await aServer({ checkReady: () => Promise.reject(new Error('secret')) });

    const ready = await broken.send('GET', '/readyz');

    const alive = await broken.send('GET', '/healthz');
    await broken.stop();
    expectProblem(ready, 503, 'not-ready');
    expect(ready.text).not.toContain('secret');
    expect(alive.status).toBe(200);
  });
});
