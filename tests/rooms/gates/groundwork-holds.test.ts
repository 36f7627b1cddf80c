import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { sendAnnouncement } from '../../../bot/contract/announcements/waves-to-announce.ts';
import { holdWave, releaseWave } from '../../../bot/contract/overview/moves.ts';
import { callerOf } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aGatesRoom } from './a-gates-room.ts';

// The pilot set is the first to build on what IT has set up, and IT has not configured the phase.
const PILOT_WAVE = 'autumn.identity.pilot';
const NOT_PASSED = 'Not all conditions pass';

test('the first wave does not go by a decision, whether it is one, one of several or one of a card', async () => {
  const { decide, decideSeveral, press, lea, gateOf } = await aRoom();

  await expect(decide(PILOT_WAVE, 'go', 1)).rejects.toMatchObject({ code: 'not-passed' });
  const { gates } = await decideSeveral('go', [{ waveId: PILOT_WAVE, seen: 1 }]);
  const card = await press(lea, 'gates.decide', { waveId: PILOT_WAVE, seen: '1', decision: 'go' });
  const shown = await press(lea, 'gates.show', { waveId: PILOT_WAVE });

  expect(gates[0]?.refusal).toContain(NOT_PASSED);
  expect(card).toContain(NOT_PASSED);
  expect(shown).not.toContain('"decision":"go"');
  expect(await gateOf()).toBe('closed');
});

test('an override says why', async () => {
  const { decide, press, lea, gateOf } = await aRoom();

  await expect(decide(PILOT_WAVE, 'override', 1)).rejects.toMatchObject({ code: 'reason-missing' });
  const without = await press(lea, 'gates.decide', { waveId: PILOT_WAVE, seen: '1', decision: 'override' });
  expect(without).toContain('Say why it can go anyway');
  expect(await gateOf()).toBe('closed');

  await decide(PILOT_WAVE, 'override', 1, { reason: 'IT finishes tonight.' });
  expect(await gateOf()).toBe('go');
});

test('it is not announced, and a hold that is taken from it lets nothing go', async () => {
  const { routes, lea, gateOf } = await aRoom();
  const caller = callerOf(lea);
  const params = { waveId: PILOT_WAVE };
  const send = () =>
    callRoute(routes, sendAnnouncement, {
      caller,
      body: { id: randomUUID(), ...params, title: 'Your turn', text: 'It is time.' },
    });

  await expect(send()).rejects.toMatchObject({ code: 'gate-not-decided' });
  await callRoute(routes, holdWave, { caller, params, body: { reason: 'Wait' } });
  await callRoute(routes, releaseWave, { caller, params, body: { reason: 'Go on' } });

  expect(await gateOf()).toBe('closed');
  await expect(send()).rejects.toMatchObject({ code: 'gate-not-decided' });
});

test('on its first day it is held, also where waves go by themselves once all conditions pass', async () => {
  const { watch, held } = await aRoom();

  await watch('2026-09-01T08:00:00Z');

  expect(await held()).toEqual([[PILOT_WAVE, "The gate of this wave isn't decided yet."]]);
});

/** In August the gate of the pilot set is open. */
async function aRoom() {
  const room = await aGatesRoom({ limits: { groundwork: 'hold', undecided: 'go-if-passed' } });
  await room.watch('2026-08-27T10:00:00Z');
  return { ...room, gateOf: async () => (await room.rollouts.wave(PILOT_WAVE)).gate };
}
