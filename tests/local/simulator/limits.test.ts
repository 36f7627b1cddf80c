import { expect, test } from 'vitest';
import { createRateLimit, lastSecond } from '../../../bot/local/simulator/rate-limit.ts';
import { AMA, call, cardActivity, conversationWith, newConversation, stage } from './stage.ts';

test('calls above the limit in one second get 429 with Retry-After, and pass a second later', async () => {
  let now = Date.parse('2026-12-15T09:00:00Z');
  const { simulator } = await stage({ ratePerSecond: 3, now: () => new Date(now) });
  await simulator.install(AMA.id);
  const create = () => call(simulator, 'POST', '/v3/conversations', newConversation(AMA.id));

  const within = [await create(), await create(), await create()];
  const above = await create();
  now += 1_000;
  const later = await create();

  expect(within.map((one) => one.status)).toEqual([201, 201, 201]);
  expect(above).toMatchObject({ status: 429, body: { error: { code: 'Throttled' } } });
  expect(above.headers.get('retry-after')).toBe('1');
  expect(later.status).toBe(201);
  expect(simulator.stats()).toMatchObject({ requests: 5, created: 4, refused429: 1, perSecondMax: 4 });
});

test('the window slides: a burst around the turn of a second counts as one', () => {
  const limit = createRateLimit(2);

  const passed = [900, 950, 1_050, 1_900, 1_940, 1_950].map((now) => limit.take(now));

  expect(passed).toEqual([true, true, false, true, false, true]);
});

test('a clock that is set back does not close the limit', () => {
  const window = lastSecond();
  window.add(50_000);

  const count = window.count(10_000);

  expect(count).toBe(0);
});

test('a limit of 0 lets everything pass, and can be changed while running', async () => {
  const { simulator } = await stage({ now: () => new Date('2026-12-15T09:00:00Z') });
  const chat = await conversationWith(simulator, AMA);
  const send = () => call(simulator, 'POST', `${chat}/activities`, cardActivity('Hello'));

  const free = await Promise.all(Array.from({ length: 80 }, send));
  await call(simulator, 'PUT', '/sim/limits', { ratePerSecond: 10 });
  const limited = await send();

  expect(free.every((one) => one.status === 201)).toBe(true);
  expect(limited.status).toBe(429);
});

test('a fault can come instead of the call, after it, or break the connection', async () => {
  const { simulator } = await stage();
  const chat = await conversationWith(simulator, AMA);
  const send = (text: string) => call(simulator, 'POST', `${chat}/activities`, { type: 'message', text });

  simulator.setFaults(({ personId }) => (personId === AMA.id ? { status: 502 } : undefined));
  const before = await send('lost');
  simulator.setFaults(() => ({ status: 504, afterLanding: true }));
  const after = await send('landed');
  simulator.setFaults(() => ({ status: 0, afterLanding: true, reset: true }));
  const broken = send('landed too');

  await expect(broken).rejects.toThrow();
  expect([before.status, after.status]).toEqual([502, 504]);
  expect(simulator.chat(AMA.id).messages.map((one) => one.text)).toEqual(['landed', 'landed too']);
});
