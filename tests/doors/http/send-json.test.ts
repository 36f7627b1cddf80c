import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sendJson } from '../../../bot/doors/http/send-json.ts';

const LONG = { rows: Array.from({ length: 1_000 }, (_, place) => ({ place, name: 'Zoë' })) };

test('a long reply comes packed to whoever takes that, and says so', async () => {
  const { headers, body } = await replyTo(LONG, 'br, gzip;q=0.8');

  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(JSON.parse(gunzipSync(body).toString())).toEqual(LONG);
});

test.each([undefined, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.00, br'])(
  'a long reply comes as it is to whoever accepts %s',
  async (accepts) => {
    const { headers, body } = await replyTo(LONG, accepts);

    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-length']).toBe(String(body.length));
    expect(JSON.parse(body.toString())).toEqual(LONG);
  },
);

test('a short reply is not worth packing', async () => {
  const { headers, body } = await replyTo({ ok: true }, 'gzip');

  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe('{"ok":true}');
});

test('an object that is given out again is not written again', async () => {
  let times = 0;
  const reply = {
    toJSON() {
      times += 1;
      return { rows: 'x'.repeat(10_000) };
    },
  };

  const first = await replyTo(reply, undefined);
  const second = await replyTo(reply, undefined);
  const packed = await replyTo(reply, 'gzip');

  expect(times).toBe(1);
  expect(second.body).toEqual(first.body);
  expect(gunzipSync(packed.body)).toEqual(first.body);
});

/** What goes over the line when a room answers with this. */
async function replyTo(body: unknown, accepts: string | undefined) {
  const server = createServer((request, response) => void sendJson(request, response, 200, body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = accepts === undefined ? {} : { 'accept-encoding': accepts };
  const request = httpRequest({ host: '127.0.0.1', port, agent: false, headers });
  request.end();
  const [response] = await once(request, 'response');
  const sent = await buffer(response);
  server.close();
  return { headers: response.headers, body: sent };
}
