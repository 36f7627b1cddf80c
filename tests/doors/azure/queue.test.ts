import { beforeEach, describe, expect, test } from 'vitest';
import type { Queue, Taken } from '../../../bot/doors/azure/queue.ts';
import { testStorage } from '../../support/storage.ts';
import { waitUntil } from '../../support/wait-until.ts';

let queue: Queue;

beforeEach(async () => {
  queue = await testStorage().queue('errands');
});

test('an empty queue gives nothing', async () => {
  expect(await queue.take(32, 30)).toEqual([]);
});

test.each(['{"a":1}', '<b>&amp;"ü 🪚</b>', 'line\nline'])(
  'the text %j comes back as it was added',
  async (text) => {
    await queue.add(text);

    expect(await queue.take(1, 30)).toMatchObject([{ text, tries: 1 }]);
  },
);

test('a message is with one taker only', async () => {
  await queue.add('once');
  await queue.take(32, 30);

  expect(await queue.take(32, 30)).toEqual([]);
});

test('no more are taken than asked for, and asking for too many is no error', async () => {
  for (let n = 0; n < 40; n++) await queue.add(`${n}`);

  const few = await queue.take(3, 30);
  const many = await queue.take(100, 30);

  expect(few).toHaveLength(3);
  expect(many).toHaveLength(32);
});

test('a delayed message comes later', async () => {
  await queue.add('later', 1);
  const atOnce = await queue.take(32, 30);

  const later = await takeOne();

  expect(atOnce).toEqual([]);
  expect(later).toMatchObject({ text: 'later', tries: 1 });
});

test('a finished message does not come back', async () => {
  await queue.add('done', 0);
  const message = await takeOne();

  await queue.extend(message, 0).then((held) => queue.finish(held ?? message));

  expect(await queue.take(32, 30)).toEqual([]);
});

describe('a message held', () => {
  test('is given back at once by holding it for no time, and counts the tries', async () => {
    await queue.add('again');
    await queue.extend(await takeOne(), 0);

    expect(await takeOne()).toMatchObject({ text: 'again', tries: 2 });
  });

  test('longer keeps its text, and is finished with its new lease', async () => {
    await queue.add('long');
    const message = await takeOne(1);

    const held = await queue.extend(message, 30);

    expect(held).toMatchObject({ id: message.id, text: 'long' });
    expect(held?.lease).not.toBe(message.lease);
    if (held) await queue.finish(held);
    expect(await queue.extend(held ?? message, 0)).toBeUndefined();
  });
});

describe('a lost lease', () => {
  test('means that the next taker has the message', async () => {
    await queue.add('crash');
    const lost = await takeOne(1);

    const next = await takeOne();

    expect(next).toMatchObject({ id: lost.id, tries: 2 });
    expect(await queue.extend(lost, 30)).toBeUndefined();
  });

  test('can not finish what somebody else works on', async () => {
    await queue.add('crash');
    const lost = await takeOne(1);
    const next = await takeOne();

    await queue.finish(lost);

    expect(await queue.extend(next, 0)).toMatchObject({ text: 'crash' });
    expect(await takeOne()).toMatchObject({ text: 'crash', tries: 3 });
  });

  test('of a message that is finished is no error', async () => {
    await queue.add('done');
    const message = await takeOne();
    await queue.finish(message);

    await queue.finish(message);

    expect(await queue.extend(message, 30)).toBeUndefined();
  });
});

test('queues of two installations in one account are apart', async () => {
  await queue.add('mine');

  const other = await testStorage().queue('errands');

  expect(await other.take(32, 30)).toEqual([]);
});

test('storage that answers is found in order', async () => {
  await expect(testStorage().check()).resolves.toBeUndefined();
});

/** Takes one message as soon as there is one. */
function takeOne(leaseSeconds = 30): Promise<Taken> {
  return waitUntil('a message', async () => (await queue.take(1, leaseSeconds))[0]);
}
