import { expect, test } from 'vitest';
import { FaultMix, faultsOf, type MetFault } from '../../../bot/local/simulator/fault-mix.ts';
import { AMA, call, cardActivity, conversationWith, stage } from './stage.ts';

const SEND = { operation: 'send', method: 'POST', path: '/', personId: AMA.id, body: {} } as const;

test('shares decide which fault a message meets', () => {
  const met: MetFault[] = [];
  const lots = [0.01, 0.06, 0.2];
  const hook = faultsOf(
    { throttled: 0.05, blocked: 0.05 },
    (fault) => met.push(fault),
    () => lots.shift() ?? 1,
  );

  const faults = [hook(SEND), hook(SEND), hook(SEND)];

  expect(faults.map((fault) => fault?.status)).toEqual([429, 403, undefined]);
  expect(met.map(({ kind }) => kind)).toEqual(['throttled', 'blocked']);
});

test('only messages meet faults: whoever asks for members or makes a conversation does not', () => {
  const hook = faultsOf(
    { blocked: 1 },
    () => {},
    () => 0,
  );

  expect(hook({ ...SEND, operation: 'create' })).toBeUndefined();
  expect(hook({ ...SEND, operation: 'members' })).toBeUndefined();
});

test('shares of more than everything are refused', () => {
  expect(FaultMix.safeParse({ blocked: 0.6, gone: 0.6 }).success).toBe(false);
});

test('a connection that breaks after the message landed leaves it in the chat', async () => {
  const { simulator } = await stage();
  const chat = await conversationWith(simulator, AMA);
  simulator.mixFaults({ 'reset-after-landing': 1 });

  const sent = call(simulator, 'POST', `${chat}/activities`, cardActivity('Your wave starts'));

  await expect(sent).rejects.toThrow();
  expect(simulator.deliveries()).toHaveLength(1);
  expect(simulator.faultsMet()).toEqual([{ person: AMA.id, kind: 'reset-after-landing' }]);
});

test('faults are mixed over HTTP, for other processes', async () => {
  const { simulator } = await stage();
  const chat = await conversationWith(simulator, AMA);

  await call(simulator, 'PUT', '/sim/faults', { 'throttled-silent': 1 });
  const sent = await call(simulator, 'POST', `${chat}/activities`, cardActivity('Your wave starts'));
  const { body } = await call(simulator, 'GET', '/sim/faults');

  expect(sent.status).toBe(429);
  expect(sent.headers.get('retry-after')).toBeNull();
  expect(body).toEqual({ met: [{ person: AMA.id, kind: 'throttled-silent' }] });
});
