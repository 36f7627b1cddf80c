import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  getWavesToAnnounce,
  sendAnnouncement,
} from '../../../bot/contract/announcements/waves-to-announce.ts';
import { aCaller } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aSendingRoom } from './a-sending-room.ts';

const caller = aCaller({ role: 'lead', leads: null });
const FINANCE = { id: 'autumn.identity.finance', rolloutId: 'autumn' };

test('a wave that its gate does not let go yet is neither offered nor announced', async () => {
  const { routes, planChanges } = await aSendingRoom();
  const body = { id: randomUUID(), waveId: FINANCE.id, title: 'Hello', text: 'It is time.' };
  await planChanges.setGate(FINANCE, 'closed');

  const { nextWaveId, waves } = await callRoute(routes, getWavesToAnnounce, { caller });
  expect(nextWaveId).not.toBe(FINANCE.id);
  expect(waves.find(({ id }) => id === FINANCE.id)?.mayNotBecause).toContain('Decide it under Gates');
  await expect(callRoute(routes, sendAnnouncement, { caller, body })).rejects.toMatchObject({
    code: 'gate-not-decided',
  });

  await planChanges.setGate(FINANCE, 'go');
  expect((await callRoute(routes, sendAnnouncement, { caller, body })).id).toBe(body.id);
});
