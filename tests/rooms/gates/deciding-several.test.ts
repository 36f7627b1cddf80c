import { expect, test } from 'vitest';
import { callerOf } from '../../support/builders.ts';
import { aGatesRoom, FINANCE, SALES } from './a-gates-room.ts';

const PILOT_WAVE = 'autumn.identity.pilot';
const FIRST = 'autumn.identity.group-1';
const SECOND = 'autumn.identity.group-2';

const seenOnce = (...waveIds: string[]) => waveIds.map((waveId) => ({ waveId, seen: 1 }));

test('several gates go at once, and their leads are told with one look at them', async () => {
  const { watch, decideSeveral, queued, see } = await aGatesRoom({ more: 2 });
  await watch();

  const { gates } = await decideSeveral('go', seenOnce(FINANCE, FIRST, SECOND));

  expect(gates.map(({ refusal }) => refusal)).toEqual([null, null, null]);
  expect(queued).toEqual([{ kind: 'gates.tell', data: { rolloutId: 'autumn', news: false } }]);
  for (const waveId of [FINANCE, FIRST, SECOND]) expect((await see(waveId)).state).toBe('go');
});

test('one that somebody changed in the meantime is refused by name of who was faster, and keeps no other', async () => {
  const { watch, decide, decideSeveral, lou, see } = await aGatesRoom({ more: 2 });
  await watch();
  await decide(FIRST, 'hold', 1, { reason: 'The van is late.', caller: callerOf(lou) });

  const { gates } = await decideSeveral('go', seenOnce(FINANCE, FIRST, SECOND));

  expect(gates).toEqual([
    { waveId: FINANCE, refusal: null },
    { waveId: FIRST, refusal: expect.stringContaining('Lou has held this wave (The van is late.)') },
    { waveId: SECOND, refusal: null },
  ]);
  expect((await see(FIRST)).state).toBe('held');
});

test('one reason holds several waves', async () => {
  const { watch, decideSeveral, held } = await aGatesRoom({ more: 2 });
  await watch();

  await decideSeveral('hold', seenOnce(FINANCE, FIRST), { reason: 'The data centre moves.' });

  expect(await held()).toEqual([
    [FINANCE, 'The data centre moves.'],
    [FIRST, 'The data centre moves.'],
  ]);
});

test('what does not pass on the facts of now does not go with the others', async () => {
  const { watch, decideSeveral, report } = await aGatesRoom({ more: 1, limits: { storm: null } });
  await watch();
  await report(PILOT_WAVE, 'cannot-work');

  const { gates } = await decideSeveral('go', seenOnce(FINANCE, FIRST));

  for (const { refusal } of gates) expect(refusal).toContain('Not all conditions pass');
});

test('gates of groups that one does not lead, and of another rollout, are refused one by one', async () => {
  const { watch, decideSeveral, sam } = await aGatesRoom({ limits: { leadDays: 20 } });
  await watch();

  const { gates } = await decideSeveral('go', seenOnce(FINANCE, SALES, 'spring.identity.sales'), {
    caller: callerOf(sam),
  });

  expect(gates).toEqual([
    { waveId: FINANCE, refusal: expect.stringContaining("You don't lead Finance") },
    { waveId: SALES, refusal: null },
    { waveId: 'spring.identity.sales', refusal: expect.stringContaining('another rollout') },
  ]);
});

test('the same decisions sent twice are taken once', async () => {
  const { watch, decideSeveral, see } = await aGatesRoom({ more: 1 });
  await watch();

  await decideSeveral('go', seenOnce(FINANCE, FIRST));
  const { gates } = await decideSeveral('go', seenOnce(FINANCE, FIRST));

  expect(gates.map(({ refusal }) => refusal)).toEqual([null, null]);
  expect((await see(FINANCE)).events.map(({ kind }) => kind)).toEqual(['go', 'brought']);
});
