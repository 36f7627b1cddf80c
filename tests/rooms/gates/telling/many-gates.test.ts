import { expect, test } from 'vitest';
import { senderOf } from '../../../support/builders.ts';
import { countedStorage, sumOf } from '../../../support/counted-storage.ts';
import { testStorage } from '../../../support/storage.ts';
import { aGatesRoom, FINANCE } from '../a-gates-room.ts';

const PILOT_WAVE = 'autumn.identity.pilot';

test('many gates that open on one day come to a lead as one message, and to the lead of one group as its card', async () => {
  const { watch, chats } = await aGatesRoom({ more: 6 });

  await watch();
  await watch('2026-09-10T10:02:00Z');

  const told = (to: string) => chats().filter((one) => one.to === to);
  for (const lead of ['a:Lea', 'a:Lou']) {
    expect(told(lead)).toHaveLength(1);
    expect(told(lead)[0]?.message).toContain('7 gates wait for a decision');
    expect(told(lead)[0]?.message).toContain('Identity, Tuesday, 15 September 2026: ✓ 7 pass.');
  }
  expect(told('a:Lead of group-3')).toHaveLength(1);
  expect(told('a:Lead of group-3')[0]?.message).toContain('Group-3 start Identity');
  expect(told('a:Sam')).toEqual([]);
});

test('up to three gates that open at once come as a card each', async () => {
  const { watch, chats } = await aGatesRoom({ more: 2 });

  await watch();

  expect(chats().filter(({ to }) => to === 'a:Lea')).toHaveLength(3);
});

test('what is decided changes the digest in place, up to the last gate', async () => {
  const { watch, work, decide, chats } = await aGatesRoom({ more: 3 });
  await watch();
  const digest = () => chats().filter(({ to }) => to === 'a:Lou');

  await decide(FINANCE, 'hold', 1, { reason: 'We wait for the printers.' });
  await work();
  expect(digest()).toHaveLength(1);
  expect(digest()[0]?.message).toContain('3 gates still wait for a decision');
  expect(digest()[0]?.message).toContain('Decided: 1 on hold.');
  for (const group of ['group-1', 'group-2', 'group-3']) await decide(`autumn.identity.${group}`, 'go', 1);
  await work();

  expect(digest()).toHaveLength(1);
  expect(digest()[0]?.message).toContain('All 4 gates are decided');
  expect(digest()[0]?.message).toContain('Decided: 3 may go, 1 on hold.');
});

test('a gate picked from the digest comes as a card that follows what others decide', async () => {
  const { watch, work, press, lea, decide, chats } = await aGatesRoom({ more: 5 });
  await watch();

  await press(lea, 'gates.show', { waveId: FINANCE });
  await press(lea, 'gates.show', { waveId: FINANCE });
  const cards = () =>
    chats().filter(({ to, message }) => to === senderOf(lea).conversation.id && message.includes('Finance'));
  expect(cards()).toHaveLength(1);
  expect(cards()[0]?.message).toContain('May Finance start Identity');
  await decide(FINANCE, 'go', 1);
  await work();

  expect(cards()).toHaveLength(1);
  expect(cards()[0]?.message).toContain('Identity for Finance may go');
});

test('gates that open within the hour join the digest without another message, and a storm comes anew', async () => {
  const { watch, gateLimits, lea, decide, report, chats } = await aGatesRoom({ more: 4 });
  await watch();
  const { limits, seen } = await gateLimits.of('autumn');
  const by = { id: lea.id, name: lea.name };
  await gateLimits.change('autumn', {
    limits: { ...limits, leadDays: 20 },
    by,
    at: '2026-09-10T10:05:00.000Z',
    seen,
  });
  const ofLea = () => chats().filter(({ to }) => to === 'a:Lea');

  await watch('2026-09-10T10:10:00Z');
  expect(ofLea()).toHaveLength(1);
  expect(ofLea()[0]?.message).toContain('6 gates wait for a decision');
  for (const group of ['finance', 'group-1', 'group-2', 'group-3', 'group-4']) {
    await decide(`autumn.identity.${group}`, 'go', 1);
  }
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');
  await watch('2026-09-10T10:20:00Z');

  expect(ofLea()).toHaveLength(1);
  expect(ofLea()[0]?.message).toContain('5 of them were stopped by problems in the waves before them');
});

test('twice the gates and leads cost storage twice as much, and not more', async () => {
  const small = await costOf(8);
  const large = await costOf(24);

  expect(large.jobs).toBe(small.jobs);
  expect(large.storage).toBeLessThan(3.2 * small.storage);
});

/** What a day costs on which the gates of so many groups open, each with a lead of its own. */
async function costOf(more: number): Promise<{ storage: number; jobs: number }> {
  const { storage, counts } = countedStorage(testStorage());
  const { watch, queued, run } = await aGatesRoom({ storage, more });
  const sum = () => sumOf(counts.written) + sumOf(counts.listed) + sumOf(counts.got);
  const before = sum();
  await run('gates.watch', {});
  const jobs = queued.length;
  await watch();
  return { storage: sum() - before, jobs };
}
