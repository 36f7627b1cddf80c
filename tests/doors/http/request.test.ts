import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aServer, type RunningServer } from './a-server.ts';
import { expectProblem } from './expect-problem.ts';

const SHELF = { name: 'Oak', room: { floor: 2 } };

let server: RunningServer;

beforeAll(async () => {
  server = await aServer();
});

afterAll(() => server.stop());

describe('a request', () => {
  test('that is right reaches the handler with all of its parts', async () => {
    const reply = await server.send('PUT', '/api/shelves/a%20b?loud=yes', { body: JSON.stringify(SHELF) });

    expect(reply.status).toBe(201);
    expect(reply.json).toEqual({ id: 'a b', loud: 'yes', body: SHELF });
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    });
  });

  test.each(['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'is read as JSON whatever its content type says: %s',
    async (type) => {
      const headers = { 'content-type': type };

      const reply = await server.send('PUT', '/api/shelves/1', { body: JSON.stringify(SHELF), headers });

      expect(reply.json).toMatchObject({ body: SHELF });
    },
  );

  test('keeps letters that arrive in two pieces', async () => {
    const name = 'ü🪚の'.repeat(40_000);

    const reply = await server.send('PUT', '/api/shelves/1', { body: JSON.stringify({ ...SHELF, name }) });

    expect(reply.json).toMatchObject({ body: { name } });
  });

  test('without a body where one is needed is told so', async () => {
    const reply = await server.send('PUT', '/api/shelves/1');

    expectProblem(reply, 400, 'body-missing');
  });

  test('with a body that is no JSON hears where it stops being JSON', async () => {
    const reply = await server.send('PUT', '/api/shelves/1', { body: '{"name": Oak}' });

    expectProblem(reply, 400, 'body-not-json');
    expect(reply.json).toMatchObject({ detail: expect.stringContaining('Unexpected token') });
  });

  test.each(['null', '[]', '"text"', '7'])('with the body %s is a fault of the body', async (body) => {
    const reply = await server.send('PUT', '/api/shelves/1', { body });

    expectProblem(reply, 400, 'invalid-body');
    expect(reply.json).toMatchObject({ faults: [{ where: 'body' }] });
  });

  test.each([
    ['2026-02-30', 'is the text "2026-02-30"; expected a real date, such as 2026-12-15'],
    ['', 'is the text ""; expected a real date, such as 2026-12-15'],
  ])('with the date %j hears what a date is', async (on, what) => {
    const reply = await server.send('POST', '/api/days', { body: JSON.stringify({ on }), as: 'lead' });

    expect(reply.json).toMatchObject({ faults: [{ where: 'on', what }] });
  });

  test('with half of an emoji, as a cut text has it, gets a letter that can be stored', async () => {
    const body = '{"name":"Oak \\ud83e","room":{"floor":2}}';

    const reply = await server.send('PUT', '/api/shelves/1', { body });

    expect(reply.json).toMatchObject({ body: { name: 'Oak \uFFFD' } });
  });

  test('with faults without end hears of the first ones, and how many more there are', async () => {
    const body = JSON.stringify({ names: Array(500).fill('') });

    const reply = await server.send('POST', '/api/many', { body, as: 'lead' });

    expectProblem(reply, 400, 'invalid-body');
    expect(reply.json).toMatchObject({ detail: expect.stringMatching(/names\.19: .+; and 480 more\.$/) });
    expect(reply.text.length).toBeLessThan(4000);
  });

  test('with several faults hears of each field', async () => {
    const body = JSON.stringify({ name: '', room: { floor: 'top' } });

    const reply = await server.send('PUT', '/api/shelves/1', { body });

    expectProblem(reply, 400, 'invalid-body');
    expect(reply.json).toMatchObject({ faults: [{ where: 'name' }, { where: 'room.floor' }] });
    expect(reply.json).toMatchObject({ detail: expect.stringMatching(/name: .+; room\.floor: .+/) });
  });

  test.each([
    [`/api/shelves/${'x'.repeat(21)}`, 'invalid-path', 'id'],
    ['/api/shelves/1?loud=maybe', 'invalid-query', 'loud'],
    ['/api/shelves/1?loud=yes&loud=no', 'invalid-query', 'loud'],
  ])('to %s is refused as %s', async (path, code, where) => {
    const reply = await server.send('PUT', path, { body: JSON.stringify(SHELF) });

    expectProblem(reply, 400, code);
    expect(reply.json).toMatchObject({ faults: [{ where }] });
  });

  test('with an address that cannot be decoded is a problem, not a crash', async () => {
    const reply = await server.send('PUT', '/api/shelves/%E0%A4%A', { body: JSON.stringify(SHELF) });

    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  test.each([{}, { 'transfer-encoding': 'chunked' }])(
    'over one megabyte is too large, with headers %o',
    async (headers: Record<string, string>) => {
      const body = JSON.stringify({ ...SHELF, name: 'x'.repeat(1_000_001) });

      const reply = await server.send('PUT', '/api/shelves/1', { body, headers });

      expectProblem(reply, 413, 'body-too-large');
      expect(reply.json).toMatchObject({ detail: expect.stringContaining('larger than 1 MB') });
    },
  );

  test('with a CSV may be larger than one with JSON', async () => {
    const reply = await server.send('POST', '/api/lists', { as: 'lead', body: 'x'.repeat(3_000_000) });

    expect(reply.json).toEqual({ characters: 3_000_000 });
  });

  test.each([
    ['UTF-8', Buffer.from('\uFEFFGröße 🪚')],
    ['UTF-16, little end first', Buffer.from('\uFEFFGröße 🪚', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFFGröße 🪚', 'utf16le').swap16()],
  ])('with a CSV in %s is read with all of its letters', async (_encoding, body) => {
    const reply = await server.send('POST', '/api/lists', { as: 'lead', body });

    expect(reply.json).toEqual({ characters: 'Größe 🪚'.length });
  });

  test('with a CSV in another encoding is refused with the line of the first letter that cannot be read', async () => {
    const body = Buffer.from('name\r\nOslo\r\nZürich\r\n', 'latin1');

    const reply = await server.send('POST', '/api/lists', { as: 'lead', body });

    expectProblem(reply, 400, 'not-utf-8');
    expect(reply.json).toMatchObject({ detail: expect.stringMatching(/^Line 3 .*CSV UTF-8/) });
  });

  test('with a CSV that a browser has read wrongly is refused as well', async () => {
    const reply = await server.send('POST', '/api/lists', { as: 'lead', body: 'name\nZ\uFFFDrich\n' });

    expectProblem(reply, 400, 'not-utf-8');
  });

  test('with JSON that is not in UTF-8 is refused', async () => {
    const body = Buffer.from('{"name":"Zürich"}', 'latin1');

    const reply = await server.send('PUT', '/api/shelves/1', { body });

    expectProblem(reply, 400, 'not-utf-8');
  });

  test.each([gzipSync('{}'), Buffer.from('not packed at all')])(
    'with a packed body is refused and does no harm',
    async (body) => {
      const headers = { 'content-encoding': 'gzip' };

      const reply = await server.send('PUT', '/api/shelves/1', { body, headers });

      expectProblem(reply, 400, 'packed-body');
    },
  );
});
