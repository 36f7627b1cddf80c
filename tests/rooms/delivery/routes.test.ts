import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  Draft,
  getForecast,
  getWavesToAnnounce,
  previewWaveDraft,
  sendAnnouncement,
} from '../../../bot/contract/announcements/waves-to-announce.ts';
import { getSending } from '../../../bot/contract/delivery/sending.ts';
import { aCaller, aConversation, addPeople, aPerson } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { aSendingRoom } from '../announcements/a-sending-room.ts';

const lead = aCaller({ role: 'lead', leads: null });
const salesLead = aCaller({ role: 'lead', leads: ['sales'] });
const FINANCE = 'autumn.identity.finance';

function draft(waveId = FINANCE, id: string = randomUUID()) {
  return { id, waveId, title: 'Hello', text: 'It is time.' };
}

test('the next wave is the first one by date that may still be announced', async () => {
  const { routes, date } = await aSendingRoom();
  date.set('2026-10-05T08:00:00Z');

  const { nextWaveId, waves } = await callRoute(routes, getWavesToAnnounce, { caller: lead });

  expect(nextWaveId).toBe(FINANCE);
  expect(waves.find((wave) => wave.group.id === 'pilot')).toMatchObject({
    mayAnnounce: false,
    mayNotBecause: expect.stringContaining('over'),
  });
});

test('a lead of some groups sees and announces only the waves of these', async () => {
  const { routes } = await aSendingRoom();

  const { waves } = await callRoute(routes, getWavesToAnnounce, { caller: salesLead });

  expect(waves.map((wave) => wave.group.id)).toEqual(['sales']);
  await expect(
    callRoute(routes, sendAnnouncement, { caller: salesLead, body: draft() }),
  ).rejects.toMatchObject({ kind: 'forbidden', code: 'not-your-group' });
  await expect(
    callRoute(routes, getForecast, { caller: salesLead, params: { waveId: FINANCE } }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});

test('the pilot set is announced by leads of all groups only', async () => {
  const { routes } = await aSendingRoom();

  const refused = callRoute(routes, sendAnnouncement, {
    caller: aCaller({ role: 'lead', leads: ['pilot'] }),
    body: draft('autumn.identity.pilot'),
  });

  await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
});

test('the forecast says how many a wave reaches, and why not all', async () => {
  const { routes, people } = await aSendingRoom({ people: 3 });
  await addPeople(people, aPerson(), aPerson({ unreachable: 'blocked' }));

  const forecast = await callRoute(routes, getForecast, { caller: lead, params: { waveId: FINANCE } });

  expect(forecast).toMatchObject({ people: 5, reachable: 3, seconds: 1 });
  expect(forecast.unreachable).toEqual(
    expect.arrayContaining([
      { why: 'not-installed', people: 1, words: 'does not have the app yet' },
      { why: 'blocked', people: 1, words: 'blocked Groundswell in their chat' },
    ]),
  );
  expect(forecast.draft.title).toBe('Identity comes to Finance');
  expect(forecast.draft.text).toContain('1 October 2026');
});

test('a preview shows the title and text that were written', async () => {
  const { routes } = await aSendingRoom();

  const { card } = await callRoute(routes, previewWaveDraft, { caller: lead, body: draft() });

  expect(JSON.stringify(card)).toContain('It is time.');
});

test('sending twice under one id is one announcement', async () => {
  const { routes, queued, runAll, messages } = await aSendingRoom({ people: 2 });
  const body = draft();

  await Promise.all([1, 2, 3].map(() => callRoute(routes, sendAnnouncement, { caller: lead, body })));
  await runAll();

  expect(queued).toEqual([]);
  expect(messages).toHaveLength(2);
});

test('two leads who announce one wave at once: the second is told', async () => {
  const { routes } = await aSendingRoom();

  const results = await Promise.allSettled(
    [1, 2].map(() => callRoute(routes, sendAnnouncement, { caller: lead, body: draft() })),
  );

  expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(results.find((one) => one.status === 'rejected')).toMatchObject({
    reason: { kind: 'conflict', code: 'already-announced' },
  });
});

test('whoever had the phase with another group is told apart in the forecast', async () => {
  const { routes, people } = await aSendingRoom();
  const moves = [
    { date: Temporal.PlainDate.from('2026-01-01'), groupId: 'finance', pilot: false },
    { date: Temporal.PlainDate.from('2026-11-05'), groupId: 'sales', pilot: false },
  ];
  await addPeople(people, aPerson({ groupId: 'sales', moves, conversation: aConversation() }));

  const forecast = await callRoute(routes, getForecast, {
    caller: lead,
    params: { waveId: 'autumn.identity.sales' },
  });

  expect(forecast).toMatchObject({
    people: 1,
    reachable: 0,
    unreachable: [{ why: 'had-elsewhere', people: 1, words: 'had this phase with another group' }],
  });
});

test('a wave of a group without people is not announced, and its list says so', async () => {
  const { routes, people } = await aSendingRoom();
  await people.groups.save({ id: 'sales', name: 'Sales', people: 0, pilots: 0 });
  const SALES = 'autumn.identity.sales';

  const { waves } = await callRoute(routes, getWavesToAnnounce, { caller: lead });
  const refused = callRoute(routes, sendAnnouncement, { caller: lead, body: draft(SALES) });

  expect(waves.find(({ id }) => id === SALES)).toMatchObject({
    mayAnnounce: false,
    mayNotBecause: 'Nobody is in Sales any more.',
  });
  await expect(refused).rejects.toMatchObject({ kind: 'conflict', code: 'nobody-in-it' });
});

test('a wave that is over is not announced', async () => {
  const { routes, date } = await aSendingRoom();
  date.set('2026-11-20T08:00:00Z');

  const refused = callRoute(routes, sendAnnouncement, { caller: lead, body: draft() });

  await expect(refused).rejects.toMatchObject({ kind: 'conflict', code: 'wave-complete' });
});

test('a wave or an announcement that does not exist is named in the answer', async () => {
  const { routes } = await aSendingRoom();
  const id = randomUUID();

  await expect(
    callRoute(routes, sendAnnouncement, { caller: lead, body: draft('autumn.identity.nobody') }),
  ).rejects.toMatchObject({
    code: 'wave-not-found',
    message: expect.stringContaining('autumn.identity.nobody'),
  });
  await expect(callRoute(routes, getSending, { caller: lead, params: { id } })).rejects.toMatchObject({
    code: 'announcement-not-found',
  });
});

test.each([
  [{ title: ' ' }, 'title'],
  [{ text: '' }, 'text'],
  [{ text: 'x'.repeat(4001) }, 'text'],
  [{ waveId: 'finance' }, 'waveId'],
])('a draft with %j is refused at its field', (change, field) => {
  const parsed = Draft.safeParse({ ...draft(), ...change });

  expect(parsed.error?.issues.map((issue) => issue.path[0])).toEqual([field]);
});
