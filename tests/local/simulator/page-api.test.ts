import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { AMA, aCard, BEN, call, cardActivity, conversationWith, stage } from './stage.ts';

test('people are found by name or address, with the state of their chat', async () => {
  const { simulator } = await stage();
  await simulator.install(BEN.id);
  await simulator.say(BEN.id, 'help');

  const found = await call(simulator, 'GET', '/sim/people?search=okafor');
  const one = await call(simulator, 'GET', '/sim/people?limit=1');

  expect(found.body.people).toEqual([
    {
      id: BEN.id,
      name: BEN.name,
      upn: BEN.upn,
      installed: true,
      blocked: false,
      messages: 1,
      lastAt: expect.any(String),
    },
  ]);
  expect(one.body.people).toHaveLength(1);
});

test('a whole visit goes over HTTP: install, card, press, chat', async () => {
  const { simulator, bot } = await stage();
  const person = `/sim/people/${AMA.id}`;

  await call(simulator, 'POST', `${person}/install`);
  const conversation = `/v3/conversations/${bot.received[0]?.conversation.id}`;
  const { body } = await call(simulator, 'POST', `${conversation}/activities`, cardActivity('Hello'));
  const said = await call(simulator, 'POST', `${person}/say`, { text: 'help' });
  const action = { type: 'Action.Submit', data: { a: 1 } };
  const pressed = await call(simulator, 'POST', `${person}/press`, { messageId: body.id, action });
  const chat = await call(simulator, 'GET', `${person}/chat`);
  const deliveries = await call(simulator, 'GET', '/sim/deliveries');

  expect(said.body).toMatchObject({ ok: true });
  expect(pressed.body).toMatchObject({ ok: true, response: null });
  expect(chat.body).toMatchObject({
    person: AMA,
    installed: true,
    blocked: false,
    disabled: false,
    messages: [
      { from: 'bot', card: aCard('Hello'), deleted: false },
      { from: 'person', text: 'help', card: null },
    ],
  });
  expect(deliveries.body.deliveries).toEqual([
    { person: AMA.id, messageId: body.id, at: expect.any(String), summary: 'Hello' },
  ]);
});

test('blocking, disabling and removing go over HTTP as well', async () => {
  const { simulator } = await stage();
  await simulator.install(AMA.id);

  for (const act of ['block', 'disable']) await call(simulator, 'POST', `/sim/people/${AMA.id}/${act}`);
  const closed = await call(simulator, 'GET', `/sim/people/${AMA.id}/chat`);
  for (const act of ['unblock', 'enable', 'remove']) {
    await call(simulator, 'POST', `/sim/people/${AMA.id}/${act}`);
  }
  const removed = await call(simulator, 'GET', `/sim/people/${AMA.id}/chat`);

  expect(closed.body).toMatchObject({ installed: true, blocked: true, disabled: true });
  expect(removed.body).toMatchObject({ installed: false, blocked: false, disabled: false });
});

test('everybody can be replaced; chats come back with their people', async () => {
  const { simulator } = await stage();
  const chat = await conversationWith(simulator, AMA);
  await call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));

  await call(simulator, 'PUT', '/sim/people', { people: [BEN] });
  const gone = await call(simulator, 'GET', `/sim/people/${AMA.id}/chat`);
  const unknown = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));
  await call(simulator, 'PUT', '/sim/people', { people: [AMA, BEN] });

  expect(gone).toMatchObject({ status: 404, body: { code: 'person-not-found' } });
  expect(unknown.body.error.code).toBe('ConversationNotFound');
  expect(simulator.chat(AMA.id).messages).toHaveLength(1);
});

test('what cannot be used is answered with a reason', async () => {
  const { simulator } = await stage();

  const torn = await call(simulator, 'POST', `/sim/people/${AMA.id}/say`, '{"text":');
  const empty = await call(simulator, 'POST', `/sim/people/${AMA.id}/say`, { text: ' ' });
  const person = await call(simulator, 'POST', '/sim/people/nobody/say', { text: 'help' });
  const address = await call(simulator, 'GET', '/sim/nothing');

  expect(torn).toMatchObject({ status: 400, body: { code: 'body-not-json' } });
  expect(empty).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  expect(person).toMatchObject({ status: 404, body: { code: 'person-not-found' } });
  expect(address.status).toBe(404);
});

test('the statistics count calls and different people', async () => {
  const { simulator } = await stage();
  const amas = await conversationWith(simulator, AMA);
  const bens = await conversationWith(simulator, BEN);
  await call(simulator, 'POST', `${amas}/activities`, cardActivity('One'));
  await call(simulator, 'POST', `${amas}/activities`, cardActivity('Two'));
  simulator.block(BEN.id);
  await call(simulator, 'POST', `${bens}/activities`, cardActivity('Three'));
  await call(simulator, 'DELETE', `${amas}/activities/1`);

  const stats = await call(simulator, 'GET', '/sim/stats');

  expect(stats.body).toMatchObject({
    requests: 6,
    created: 2,
    sent: 2,
    forbidden: 1,
    notFound: 1,
    sentTo: 1,
  });
});

test('a foreign Host or Origin gets nothing', async () => {
  const { simulator } = await stage();

  const host = await statusWith(simulator.url, { host: 'evil.example' });
  const origin = await statusWith(simulator.url, { origin: 'https://evil.example' });
  const own = await statusWith(simulator.url, { host: 'localhost:3979', origin: 'http://localhost:3979' });

  expect([host, origin, own]).toEqual([403, 403, 200]);
});

test('the built page and its files are served, and nothing beside them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'simulator-page-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'chat.html'), '<title>Chat</title>');
  await writeFile(join(folder, 'assets', 'chat-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const { simulator } = await stage({ pageFolder: folder });

  const page = await fetch(simulator.url);
  const script = await fetch(`${simulator.url}/tab/assets/chat-1a2b.js`);
  const outside = await fetch(`${simulator.url}/tab/assets/..%2Fsecret.txt`);

  expect(await page.text()).toBe('<title>Chat</title>');
  expect(script.headers.get('content-type')).toMatch(/javascript/);
  expect(outside.status).toBe(404);
});

function statusWith(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/sim/stats`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });
}
