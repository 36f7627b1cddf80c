import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRegisteredApp } from './support/a-registered-app.ts';
import { addPeople, aPerson } from './support/builders.ts';
import { type Place, ROUTES } from './who-may-what.ts';

// How much each way in takes. What says that it is larger is refused before any of it has come.

const KB = 1_000;
const MB = 1_000_000;
const OTHERS: Readonly<Record<string, number>> = {
  'POST /api/messages': 256 * KB,
  'POST /api/people/import': 64 * MB,
  'POST /api/people/import/preview': 64 * MB,
  'POST /api/usage/import': 64 * MB,
  'POST /api/waves/{waveId}/added/list': 64 * MB,
  'PUT /api/audience-lists/{id}': 8 * MB,
  'POST /api/announcements/{id}/pictures': 8 * MB,
};
const place: Place = {
  waveId: 'a.b.c',
  draftId: 'a',
  sentId: 'a',
  safeguardId: 'a',
  issue: 1,
  criterionId: 'a',
};
const lead = aPerson({ role: 'lead', leads: null });

let app: Awaited<ReturnType<typeof aRegisteredApp>>;

beforeAll(async () => {
  app = await aRegisteredApp();
  await addPeople(app.app.rooms.people.api, lead);
});
afterAll(() => app.close());

const takesABody = Object.keys(ROUTES).filter((name) => ROUTES[name]?.body?.(place) !== undefined);

test.each(['POST /api/messages', ...takesABody])('%s takes no more than it is meant to', async (name) => {
  const most = OTHERS[name] ?? MB;

  const answer = await announceBody(name, most + 1);

  expect(answer).toContain('HTTP/1.1 413');
  expect(answer).toContain(`larger than ${most / MB} MB`);
});

test('who may not send anything is told so first', async () => {
  const answer = await announceBody('POST /api/people/import', 65 * MB, '');

  expect(answer).toContain('HTTP/1.1 401');
});

/** The head alone, with the length that it says; the answer as it comes. */
async function announceBody(name: string, bytes: number, token?: string): Promise<string> {
  const [method = '', path = ''] = name.split(' ');
  const good = name.endsWith('/api/messages')
    ? await app.framework.sign(app.claims.bot)
    : await app.entra.sign({ ...app.claims.person, oid: lead.id });
  const authorization = token ?? `Bearer ${good}`;
  const socket = connect(Number(new URL(app.address).port), '127.0.0.1');
  socket.setEncoding('utf8');
  socket.write(
    [
      `${method} ${path.replace(/\{\w+\}/g, 'x')} HTTP/1.1`,
      'host: bot.contoso.example',
      `authorization: ${authorization}`,
      `content-length: ${bytes}`,
      '',
      '',
    ].join('\r\n'),
  );
  const [head] = await once(socket, 'data');
  // Head and body may come apart.
  const whole = String(head).includes('"detail"')
    ? String(head)
    : `${head}${(await once(socket, 'data'))[0]}`;
  socket.destroy();
  return whole;
}
