import { expect, test } from 'vitest';
import type { FoundSending } from '../../../../bot/rooms/delivery/record/sending-row.ts';
import { createWatch } from '../../../../bot/rooms/delivery/sending/watch.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const ID = 'a';

/** An announcement that is kept somewhere, a clock that is set by hand, and how often it was read. */
function aWatch() {
  let now = 1_000_000;
  let reads = 0;
  let sending: Partial<FoundSending> | undefined = { state: 'sending' };
  const watch = createWatch(
    {
      async get() {
        reads += 1;
        return sending && { ...aSending(), ...sending };
      },
    },
    { now: () => now },
  );
  return {
    watch,
    reads: () => reads,
    change: (next: typeof sending) => {
      sending = next;
    },
    pass: (ms: number) => {
      now += ms;
    },
    now: () => now,
  };
}

function aSending(): FoundSending {
  return {
    id: ID,
    rolloutId: 'autumn',
    waveId: 'autumn.identity.finance',
    title: 'Hello',
    text: 'It is time.',
    state: 'sending',
    stoppedBecause: null,
    by: { id: 'lea', name: 'Lea Lead' },
    startedAt: '2026-09-24T08:00:00.000Z',
    chunks: 1,
    settledAt: null,
    tally: null,
    number: 1,
    etag: 'e',
    course: {
      run: 1,
      aliveAt: '',
      lastSign: '',
      progressAt: '',
    },
  };
}

test('however many ask, it is read once', async () => {
  const { watch, reads } = aWatch();

  const answers = await Promise.all(Array.from({ length: 50 }, () => watch.says(ID)));

  expect(new Set(answers)).toEqual(new Set(['go']));
  expect(reads()).toBe(1);
});

test.each([
  ['a cancel', { state: 'stopped' } as const, 'over'],
  ['the end', { state: 'sent' } as const, 'over'],
  ['a hold', { state: 'sending', held: true } as const, 'held'],
  ['nothing there any more', undefined, 'over'],
])('%s is seen in less than two seconds', async (_what, change, answer) => {
  const { watch, change: to, pass } = aWatch();
  await watch.says(ID);
  to(change);

  pass(1_900);

  expect(await watch.says(ID)).toBe(answer);
});

test('a reading that is getting old is renewed while others go on with it', async () => {
  const { watch, change, pass, reads } = aWatch();
  await watch.says(ID);
  change({ state: 'stopped' });

  pass(1_800);
  const meanwhile = await watch.says(ID);

  expect(meanwhile).toBe('go');
  await waitUntil('the new reading', async () => (await watch.says(ID)) === 'over');
  expect(reads()).toBe(2);
});

test('what somebody else has just read need not be read again', async () => {
  const { watch, reads, now } = aWatch();

  watch.note({ ...aSending(), state: 'stopped' }, now());

  expect(await watch.says(ID)).toBe('over');
  expect(reads()).toBe(0);
});

test('what is known to have changed is read at once', async () => {
  const { watch, change } = aWatch();
  await watch.says(ID);
  change({ state: 'stopped' });

  watch.forget(ID);

  expect(await watch.says(ID)).toBe('over');
});
