import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { getAnnounceable, sendAnnouncement } from '../../../bot/contract/announcements/announcing.ts';
import { aCaller } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { anAnnouncingRoom } from './an-announcing-room.ts';

const caller = aCaller({ role: 'lead', leads: null });
const FINANCE = 'autumn.identity.finance';

test('a wave that its gate does not let go yet is neither offered nor announced', async () => {
  const room = await anAnnouncingRoom();
  const refusals = new Map([[FINANCE, 'Decide its gate first.']]);
  const routes = await room.routesWith(async () => refusals);
  const body = { id: randomUUID(), waveId: FINANCE, title: 'Hello', text: 'It is time.' };

  const { nextWaveId, waves } = await callRoute(routes, getAnnounceable, { caller });
  expect(nextWaveId).not.toBe(FINANCE);
  expect(waves.find(({ id }) => id === FINANCE)?.mayNotBecause).toBe('Decide its gate first.');
  await expect(callRoute(routes, sendAnnouncement, { caller, body })).rejects.toMatchObject({
    code: 'gate-not-decided',
  });

  refusals.clear();
  expect((await callRoute(routes, sendAnnouncement, { caller, body })).id).toBe(body.id);
});
