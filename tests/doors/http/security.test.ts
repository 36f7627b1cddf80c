import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type RunningServer } from './a-server.ts';
import { expectProblem } from './expect-problem.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

describe('security headers', () => {
  test.each(['/api/open', '/tab/', '/api/nothing', '/api/for/lead'])(
    'at %s let Teams, and nobody else, show the page in a frame',
    async (path) => {
      const { headers } = await server.send('GET', path, { as: 'none' });

      const policy = String(headers['content-security-policy']);
      const ancestors = /frame-ancestors ([^;]+)/.exec(policy)?.[1]?.split(' ') ?? [];
      expect(ancestors).toContain('https://teams.microsoft.com');
      expect(ancestors).toContain('https://*.cloud.microsoft');
      expect(ancestors).not.toContain('*');
      expect(headers).not.toHaveProperty('x-frame-options');
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'strict-transport-security': expect.stringContaining('max-age'),
      });
    },
  );
});

test('no page of the tab loads a picture, a script or anything else from another site', async () => {
  const named = await aServer({ publicUrl: 'https://groundswell.contoso.example' });
  const { headers } = await named.send('GET', '/tab/', { as: 'none' });
  await named.stop();

  const policy = String(headers['content-security-policy']);
  const sources = policy
    .split(';')
    .filter((part) => !part.includes('frame-ancestors'))
    .flatMap((part) => part.trim().split(' ').slice(1));
  const elsewhere = sources.filter((source) => /https?:|\*/.test(source));
  expect(new Set(elsewhere)).toEqual(
    new Set(['https://groundswell.contoso.example', 'https://res.cdn.office.net']),
  );
});

describe('in local mode', () => {
  let local: RunningServer;

  beforeAll(async () => {
    local = await aServer({ loopbackOnly: true });
  });

  afterAll(() => local.stop());

  test.each([
    'evil.example',
    'localhost.evil.example',
    '192.168.0.7:3978',
    '127.0.0.1.evil.example',
    '0.0.0.0',
  ])('the host %s is refused', async (host) => {
    const reply = await local.send('GET', '/api/open', { headers: { host } });

    expectProblem(reply, 403, 'loopback-only');
  });

  test.each(['localhost:3978', '127.0.0.1', '[::1]:3978'])('the host %s is served', async (host) => {
    const reply = await local.send('GET', '/api/open', { headers: { host } });

    expect(reply.status).toBe(200);
  });

  test.each(['https://evil.example', 'null'])('a page of %s can not post', async (origin) => {
    const reply = await local.send('POST', '/api/messages', { body: '{}', headers: { origin } });

    expectProblem(reply, 403, 'loopback-only');
  });

  test('browsers are not sent to HTTPS, which is not there', async () => {
    const { headers } = await local.send('GET', '/tab/');

    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });
});
