import { expect, test } from 'vitest';
import { createWake } from '../../../bot/doors/jobs/wake.ts';

const FOREVER = 1_000_000;
const running = () => new AbortController().signal;

test('a nap ends by itself', async () => {
  await expect(createWake().nap(1, running())).resolves.toBeUndefined();
});

test('a nap ends when somebody wakes it', async () => {
  const { nap, wake } = createWake();
  const napping = nap(FOREVER, running());

  wake();

  await expect(napping).resolves.toBeUndefined();
});

test('a call that came just before the nap is not missed', async () => {
  const { nap, wake } = createWake();

  wake();

  await expect(nap(FOREVER, running())).resolves.toBeUndefined();
});

test('several calls end one nap only', async () => {
  const { nap, wake } = createWake();
  wake();
  wake();
  await nap(FOREVER, running());
  const stopping = new AbortController();
  let ended = false;

  const second = nap(FOREVER, stopping.signal).then(() => {
    ended = true;
  });
  await nap(1, running());

  expect(ended).toBe(false);
  stopping.abort();
  await second;
});

test('a nap ends at a stop, before it or during it', async () => {
  const { nap } = createWake();
  const stopping = new AbortController();
  const napping = nap(FOREVER, stopping.signal);

  stopping.abort();

  await expect(napping).resolves.toBeUndefined();
  await expect(nap(FOREVER, stopping.signal)).resolves.toBeUndefined();
});

test('a nap ends when what is due soon is due', async () => {
  const { nap, wake } = createWake();
  // The timer of the call alone keeps no program running.
  const running = setInterval(() => undefined, FOREVER);

  wake(1);

  await expect(nap(FOREVER, new AbortController().signal)).resolves.toBeUndefined();
  clearInterval(running);
});
