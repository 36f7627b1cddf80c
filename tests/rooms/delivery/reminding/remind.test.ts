import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { settableClock, systemClock } from '../../../../bot/base/clock.ts';
import { sendAnnouncement } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { remindPeople } from '../../../../bot/contract/delivery/results.ts';
import { LaterError } from '../../../../bot/doors/jobs/job.ts';
import { FOR_GOOD } from '../../../../bot/rooms/people/person.ts';
import { aCaller } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aSendingRoom, type Teams } from '../../announcements/a-sending-room.ts';

const lead = aCaller({ role: 'lead', leads: null, name: 'Lea Lead' });

/** Everybody of Finance has got the announcement; what Teams answers to reminders is up to the test. */
async function sentRoom(
  people: number,
  toReminders: Teams = () => ({ kind: 'sent', activityId: randomUUID() }),
) {
  let announced = false;
  const room = await aSendingRoom({
    people,
    teams: (personId, time) =>
      announced ? toReminders(personId, time) : { kind: 'sent', activityId: randomUUID() },
  });
  const id = randomUUID();
  const body = { id, waveId: 'autumn.identity.finance', title: 'Hello', text: 'It is time.' };
  await callRoute(room.routes, sendAnnouncement, { caller: lead, body });
  await room.runAll();
  room.messages.splice(0);
  announced = true;

  const clock = settableClock(new Date(systemClock.now()).toISOString());
  const { routes, delivery } = await room.openHouse({ clock });
  function jobOf(kind: string) {
    const job = delivery.jobs.find((handler) => handler.kind === kind);
    if (!job) throw new Error(`There is no handler for ${kind}.`);
    return job;
  }
  const job = jobOf('announcing.remind');

  /** Runs what was queued as the worker does: what must wait comes again. */
  async function runReminders(stopping = new AbortController().signal): Promise<void> {
    for (const { kind, data } of room.queued.splice(0)) {
      if (kind !== 'announcing.remind') continue;
      try {
        await job.run(job.data.parse(data), stopping);
      } catch (error) {
        if (!(error instanceof LaterError)) throw error;
        room.queued.push({ kind, data });
      }
    }
  }
  return {
    ...room,
    id,
    clock,
    runReminders,
    sweep: () => jobOf('announcing.sweep').run({}, new AbortController().signal),
    ask: (text = '', caller = lead) =>
      callRoute(routes, remindPeople, { caller, params: { id }, body: { text } }),
    async answer(index: number) {
      const delivery = await room.deliveries.get(id, 0, room.members[index]?.id ?? '');
      if (delivery) await room.receipts.note(delivery, 'acknowledged');
    },
    reminded: () =>
      room.messages.map(({ personId }) => room.members.findIndex((one) => one.id === personId)).sort(),
    passMinutes: (minutes: number) => clock.set(new Date(clock.now() + minutes * 60_000).toISOString()),
  };
}

test('a reminder reaches those who have not answered, and nobody else', async () => {
  const { ask, answer, runReminders, reminded, messages, runAll, queued } = await sentRoom(3);
  await answer(1);
  await runAll();

  const reply = await ask('Your wave starts tomorrow.');
  await runReminders();

  expect(reply).toEqual({ people: 2 });
  expect(reminded()).toEqual([0, 2]);
  expect(JSON.stringify(messages[0]?.message)).toContain('Reminder: Hello');
  expect(JSON.stringify(messages[0]?.message)).toContain('Your wave starts tomorrow.');
  expect(queued).toEqual([]);
});

test('whoever answers after the reminder was asked for is not written to', async () => {
  const { ask, answer, runReminders, reminded } = await sentRoom(2);
  await ask();
  await answer(0);

  await runReminders();

  expect(reminded()).toEqual([1]);
});

test('a job that runs twice writes to nobody twice', async () => {
  const { ask, runReminders, reminded, queued } = await sentRoom(120);
  await ask();
  const [job] = queued;
  if (job) queued.push(job);

  await runReminders();

  expect(reminded()).toHaveLength(120);
  expect(new Set(reminded()).size).toBe(120);
});

test('a second click within the hour is refused in words, and a later one is a new reminder', async () => {
  const { ask, runReminders, reminded, passMinutes } = await sentRoom(1);
  await ask();
  await runReminders();
  passMinutes(50);

  await expect(ask()).rejects.toMatchObject({
    code: 'reminded-just-now',
    message: expect.stringContaining('Try again in 10 minutes'),
  });
  passMinutes(11);
  await ask();
  await runReminders();

  expect(reminded()).toEqual([0, 0]);
});

test('of two who click at once, one begins', async () => {
  const { ask, queued } = await sentRoom(1);

  const replies = await Promise.allSettled([ask(), ask(), ask()]);

  expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(queued).toHaveLength(1);
});

test('who paused announcements since is left alone', async () => {
  const { ask, runReminders, reminded, people, members } = await sentRoom(2);
  if (members[0]) await people.table.setPause(members[0], FOR_GOOD);

  await ask();
  await runReminders();

  expect(reminded()).toEqual([1]);
});

test('what Teams puts off is tried again, and what it leaves open is not', async () => {
  const { ask, runReminders, reminded, queued } = await sentRoom(2, (personId, time) => {
    if (personId.startsWith('00000000')) return { kind: 'unknown', raw: 'no answer' };
    return time === 0 ? { kind: 'throttled', retryAfterMs: 1 } : { kind: 'sent', activityId: randomUUID() };
  });
  await ask();
  await runReminders();
  await runReminders();

  expect(reminded()).toEqual([0, 1, 1]);
  expect(queued).toEqual([]);
});

test('when everybody has answered, nobody is reminded', async () => {
  const { ask, answer, runAll } = await sentRoom(1);
  await answer(0);
  await runAll();

  await expect(ask()).rejects.toMatchObject({ code: 'nobody-to-remind' });
});

test('text that cards cannot show is refused, and counts as no reminder', async () => {
  const { ask } = await sentRoom(1);

  await expect(ask('# Hurry')).rejects.toMatchObject({ code: 'text-not-shown' });
  expect(await ask('Hurry')).toEqual({ people: 1 });
});

test('a lead of other groups reminds nobody', async () => {
  const { ask } = await sentRoom(1);

  await expect(ask('', aCaller({ role: 'lead', leads: ['sales'] }))).rejects.toMatchObject({
    code: 'not-your-groups',
  });
});

test('a reminder whose job was lost is found by the sweep, once it has been silent for long', async () => {
  const room = await sentRoom(3);
  await room.ask();
  room.queued.splice(0);

  await room.sweep();
  expect(room.queued).toEqual([]);
  room.passMinutes(15);
  await room.sweep();
  await room.runReminders();

  expect(room.reminded()).toEqual([0, 1, 2]);
});

test('a reminder that went to everybody is not looked for any more', async () => {
  const room = await sentRoom(3);
  await room.ask();
  await room.runReminders();

  room.passMinutes(15);
  await room.sweep();

  expect(room.queued).toEqual([]);
});
