import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Need } from '../../../../bot/contract/overview/needs.ts';
import type { Person } from '../../../../bot/rooms/people/person.ts';
import { addPeople, aPerson } from '../../../support/builders.ts';
import { ada, aPlannedApp, ben, FINANCE, fay, member, sam } from '../../announcements/a-planned-app.ts';
import { anAnnouncement } from '../../announcements/writing/an-announcements-room.ts';

const champion = aPerson({ name: 'Cy Champion', role: 'champion' });
const pilotLead = aPerson({ name: 'Pau Pilot', role: 'lead', leads: ['sales'], pilot: true });

let app: Awaited<ReturnType<typeof aPlannedApp>>;

beforeEach(async () => {
  app = await aPlannedApp();
  await addPeople(app.app.rooms.people.api, champion, pilotLead);
});

afterEach(() => app.close());

test('where nothing waits there is nothing to do, and members have nothing to ask', async () => {
  expect(await needsOf(ada)).toEqual([]);
  expect((await app.call(member, 'GET', '/api/needs')).status).toBe(403);
});

test('a wave that is held waits for the leads who lead it', async () => {
  await app.call(fay, 'POST', `/api/waves/${FINANCE}/hold`, { reason: 'Printers fail.' });

  expect(await needsOf(fay)).toEqual([
    {
      kind: 'held',
      count: 1,
      what: 'A wave of Autumn rollout stays on hold until somebody releases it.',
      to: '/status?rollout=autumn&view=waves',
    },
  ]);
  expect(await kindsOf(ada)).toEqual(['held']);
  expect(await kindsOf(sam)).toEqual([]);
  expect(await kindsOf(champion)).toEqual([]);
});

test('a gate that is closed waits for a decision, and its link leads to it', async () => {
  await setWave({ gate: 'closed' });

  expect(await needsOf(fay)).toMatchObject([
    {
      kind: 'gate',
      what: 'A wave of Autumn rollout waits for a decision at its gate. It begins on 1 October 2026.',
      to: `/gates/${FINANCE}?rollout=autumn`,
    },
  ]);
  expect(await kindsOf(sam)).toEqual([]);
});

test('an announcement in review waits for an approver who did not write it, and for the pilot set', async () => {
  await submitted();

  expect(await needsOf(ben)).toMatchObject([
    { kind: 'approval', what: 'An announcement of Autumn rollout waits for your approval.' },
  ]);
  expect(await kindsOf(ada)).toEqual([]);
  expect(await kindsOf(pilotLead)).toEqual(['review']);
});

test('who has reviewed it has nothing more to do with it', async () => {
  const { id, seen } = await submitted();

  const reviewed = await app.call(pilotLead, 'POST', `/api/announcements/${id}/review`, {
    text: 'Fine.',
    approved: true,
    seen,
  });

  expect(reviewed.status).toBeLessThan(300);
  expect(await kindsOf(pilotLead)).toEqual([]);
});

test('an issue that nobody answers for two days waits for those who may see it', async () => {
  app.clock.set('2026-09-20T08:00:00Z');
  const filed = await app.call(member, 'POST', '/api/issues', {
    form: randomUUID(),
    text: 'My printer is gone.',
    severity: 'annoying',
    phaseId: null,
  });
  expect(filed.status).toBe(201);

  app.clock.set('2026-09-22T07:59:00Z');
  expect(await kindsOf(fay)).toEqual([]);
  app.clock.set('2026-09-22T08:01:00Z');
  expect(await needsOf(fay)).toEqual([
    {
      kind: 'unanswered',
      count: 1,
      what: 'An issue has had no answer for more than two days.',
      to: `/issues?issue=${filed.body.number}`,
    },
  ]);
  expect(await kindsOf(champion)).toEqual(['unanswered']);
  expect(await kindsOf(sam)).toEqual([]);
});

test('of one rollout only that is told which is about it', async () => {
  await app.call(fay, 'POST', `/api/waves/${FINANCE}/hold`, { reason: 'Printers fail.' });

  expect(await needsOf(fay, '?rollout=autumn')).toHaveLength(1);
  expect((await app.call(fay, 'GET', '/api/needs?rollout=gone')).status).toBe(404);
});

async function needsOf(who: Person, query = ''): Promise<Need[]> {
  const { body } = await app.call(who, 'GET', `/api/needs${query}`);
  return body.needs;
}

async function kindsOf(who: Person): Promise<string[]> {
  return (await needsOf(who)).map(({ kind }) => kind);
}

/** As a row of the wave of Finance says it. */
async function setWave(cells: { gate: string }): Promise<void> {
  const rows = await app.storage.table<{ gate: string; stamp?: string }>('waves');
  await rows.batch([{ op: 'merge', row: { partitionKey: 'autumn', rowKey: FINANCE, ...cells } }]);
}

async function submitted() {
  const id = randomUUID();
  const announcement = anAnnouncement({ audience: { kind: 'wave', waveId: FINANCE } });
  const { body } = await app.call(ada, 'PUT', `/api/announcements/${id}`, { announcement, seen: 0 });
  const sent = await app.call(ada, 'POST', `/api/announcements/${id}/step`, {
    step: 'submit',
    seen: body.seen,
  });
  return { id, seen: sent.body.seen as number };
}
