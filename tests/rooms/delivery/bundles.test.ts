import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import {
  getForecast,
  getWavesToAnnounce,
  sendAnnouncement,
} from '../../../bot/contract/announcements/waves-to-announce.ts';
import { aHouse } from '../../support/a-house.ts';
import { aPlaybook, aUserPhase } from '../../support/a-playbook.ts';
import { aCaller, aConversation, addPeople, aPerson, aRollout, aWave } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';

const lead = aCaller({ role: 'lead', leads: null });
const IDENTITY = 'autumn.identity.finance';
const WINDOWS = 'autumn.windows.finance';

test('a bundle is announced as one, under the names of all its phases', async () => {
  const { routes } = await aRoom();

  const { waves, asked, nextWaveId } = await callRoute(routes, getWavesToAnnounce, {
    caller: lead,
    query: { wave: WINDOWS },
  });

  expect(waves.map(({ id, phase }) => [id, phase.name])).toEqual([[IDENTITY, 'Identity, Windows']]);
  expect([asked?.id, nextWaveId]).toEqual([IDENTITY, IDENTITY]);
});

test('its card says what changes with each of its phases, whichever of its waves is asked for', async () => {
  const { routes } = await aRoom();

  const { wave, draft, card } = await callRoute(routes, getForecast, {
    caller: lead,
    params: { waveId: WINDOWS },
  });

  expect([wave.id, draft.waveId, draft.title]).toEqual([IDENTITY, IDENTITY, 'Identity, Windows']);
  for (const change of ['I approve it on my phone.', 'My PC moves.']) {
    expect(JSON.stringify(card)).toContain(change);
  }
});

test('it is announced once: a second announcement for another of its waves is refused', async () => {
  const { routes } = await aRoom();
  const send = (waveId: string) =>
    callRoute(routes, sendAnnouncement, {
      caller: lead,
      body: { id: randomUUID(), waveId, title: 'All at once', text: 'It is time.' },
    });
  await send(WINDOWS);

  await expect(send(IDENTITY)).rejects.toMatchObject({ code: 'already-announced' });
});

/** Finance gets Identity and Windows together on 1 October. */
async function aRoom() {
  const playbook = aPlaybook({
    phases: [
      aUserPhase({ userStatement: 'I approve it on my phone.' }),
      aUserPhase({ id: 'windows', name: 'Windows', userStatement: 'My PC moves.' }),
    ],
  });
  const house = await aHouse({
    clock: settableClock('2026-09-10T10:00:00Z'),
    messenger: {},
    shipped: [playbook],
  });
  await addPeople(house.people, aPerson({ conversation: aConversation() }));
  await house.rollouts.add(aRollout({ playbook, strategy: 'up-front' }), [
    aWave('identity', 'finance', '2026-10-01', '2026-10-20'),
    aWave('windows', 'finance', '2026-10-01', '2026-10-20'),
  ]);
  return house;
}
