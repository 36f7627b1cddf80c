import { expect, test } from 'vitest';
import { holdWavesBefore, releaseWavesBefore } from '../../../bot/contract/gates/gate-decisions.ts';
import type { Caller } from '../../../bot/doors/http/route.ts';
import { addPeople, aPerson, callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aGatesRoom, FINANCE, SALES } from './a-gates-room.ts';

const PILOT_WAVE = 'autumn.identity.pilot';
const REASON = 'Sign-in fails for many; we look for the cause.';

test('the running wave that a gate is judged by can be held, and let go on again', async () => {
  const { change, held, see } = await aRoom();

  const stopped = await change('hold', FINANCE);
  expect(await held()).toEqual([[PILOT_WAVE, REASON]]);
  expect(stopped.previous).toMatchObject([{ id: PILOT_WAVE, running: true, held: true, mayHold: true }]);
  await change('release', FINANCE);

  expect(await held()).toEqual([]);
  expect((await see(FINANCE)).previous).toMatchObject([{ held: false }]);
});

test('what is not running, or not held, is refused with a sentence', async () => {
  const { change } = await aRoom();

  await expect(change('hold', SALES)).rejects.toMatchObject({
    code: 'none-before',
    message: "No wave before this one is running that isn't held already.",
  });
  await expect(change('release', FINANCE)).rejects.toMatchObject({ code: 'none-before' });
});

test('a lead holds only waves of groups that they lead', async () => {
  const { change, held, sam, clock } = await aRoom();
  clock.set('2026-09-16T10:00:00Z');

  await expect(change('hold', SALES, callerOf(sam))).rejects.toMatchObject({ code: 'not-your-group' });

  expect(await held()).toEqual([]);
});

test('the storm brake holds the wave that goes badly as well where a rollout asks for it', async () => {
  const storm = { issuesPer100: 10, minIssues: 5, holdWave: true };
  const { watch, held, report, change } = await aGatesRoomWith(storm);
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');

  await watch();
  expect((await held()).map(([id]) => id)).toEqual([PILOT_WAVE, FINANCE]);
  await change('release', FINANCE);
  await watch('2026-09-10T10:01:00Z');

  // The next wave waits for its decision all the same.
  expect((await held()).map(([id]) => id)).toEqual([FINANCE]);
});

test('without that the storm brake leaves the wave that goes badly alone', async () => {
  const { watch, held, report } = await aRoom();
  await report(PILOT_WAVE, 'cannot-work', 'in-progress');

  await watch();

  expect((await held()).map(([id]) => id)).toEqual([FINANCE]);
});

test('who joins the group of a held wave later does not begin', async () => {
  const { change, people, say, clock } = await aRoom();
  clock.set('2026-09-16T10:00:00Z');
  await change('hold', SALES);
  const joined = aPerson({ name: 'Nora New', groupId: 'finance' });
  await addPeople(people, joined);

  expect(await say(joined, 'When is my turn?')).toContain(REASON);
});

test('the card of a gate offers to hold the wave before while it goes badly, and to let it go on', async () => {
  const { watch, report, press, lea, held } = await aRoom();
  await report(PILOT_WAVE, 'cannot-work');
  await watch();

  const data = { waveId: FINANCE, change: 'hold', beforeReason: REASON };
  const stopped = await press(lea, 'gates.waves-before', data);
  expect(await held()).toEqual([[PILOT_WAVE, REASON]]);
  const again = await press(lea, 'gates.waves-before', data);
  const going = await press(lea, 'gates.waves-before', { ...data, change: 'release' });

  expect(stopped).toContain('Let the wave before go on');
  expect(again).toContain("isn't held already");
  expect(going).toContain('Hold the wave before');
  expect(await held()).toEqual([]);
});

test('nobody holds the waves before by a card who does not lead them: another lead, a champion, a member', async () => {
  const { watch, report, press, people, sam, held } = await aRoom();
  await report(PILOT_WAVE, 'cannot-work');
  await watch();
  const [champion, member] = [aPerson({ role: 'champion' }), aPerson()];
  await addPeople(people, champion, member);

  for (const change of ['hold', 'release'])
    for (const one of [sam, champion, member]) {
      const answer = await press(one, 'gates.waves-before', {
        waveId: FINANCE,
        change,
        beforeReason: REASON,
      });
      expect(answer).toContain("You don't lead");
    }

  expect(await held()).toEqual([]);
});

const aRoom = () => aGatesRoomWith(undefined);

async function aGatesRoomWith(
  storm: { issuesPer100: number; minIssues: number; holdWave: boolean } | undefined,
) {
  const room = await aGatesRoom({ limits: storm ? { storm } : {} });
  return {
    ...room,
    change: (change: 'hold' | 'release', waveId: string, caller: Caller = callerOf(room.lea)) =>
      callRoute(room.routes, change === 'hold' ? holdWavesBefore : releaseWavesBefore, {
        caller,
        params: { waveId },
        body: { reason: REASON },
      }),
    say: room.type,
  };
}
