import { expect, test } from 'vitest';
import { withFirstRun } from '../../../../bot/rooms/announcements/runs/send-runs.ts';
import { announcedWaves } from '../../../../bot/rooms/delivery/reach.ts';
import { aDeliveringRoom, FINANCE } from '../writing/a-delivering-room.ts';
import { anAnnouncement } from '../writing/an-announcements-room.ts';

const dayBefore = { kind: 'relative' as const, offsetDays: -1, hour: '09:00', ownZone: false };

async function scheduled(room: Awaited<ReturnType<typeof aDeliveringRoom>>, changes = {}) {
  const { id } = await room.save(anAnnouncement({ schedule: dayBefore, ...changes }));
  return room.step(id, 'schedule', 1);
}

test('what is scheduled goes out at its hour and not before', async () => {
  const room = await aDeliveringRoom();
  const { id, due } = await scheduled(room);

  await room.due();
  expect(due).toBe('2026-09-14T09:00:00.000Z');
  expect(room.tellings()).toEqual([]);

  await room.at('2026-09-14T09:00:10Z');
  await room.due();
  expect(room.tellings()).toHaveLength(3);
  await room.due();
  expect(await room.view(id)).toMatchObject({ state: 'sent' });
  expect((await room.view(id)).audit.map(({ what, by }) => [what, by.name])).toEqual([
    ['finished', 'Groundswell'],
    ['send', 'Groundswell'],
    ['schedule', 'Ada Author'],
    ['created', 'Ada Author'],
  ]);
});

test('any number of replicas send it once', async () => {
  const room = await aDeliveringRoom();
  const { id } = await scheduled(room);
  await room.at('2026-09-14T09:00:10Z');

  await Promise.all([1, 2, 3].map(async () => (await room.worker())('announcing.due')));
  await room.runAll();

  expect(room.tellings()).toHaveLength(3);
  expect((await room.view(id)).audit.filter(({ what }) => what === 'send')).toHaveLength(1);
});

test('people hear of it at their own hour, the first of them where the day begins', async () => {
  const room = await aDeliveringRoom();
  const [east, west] = room.members;
  if (!east || !west) throw new Error('nobody there');
  await room.deps.people.table.save({ ...east, timeZone: 'Pacific/Auckland' });
  await room.deps.people.table.save({ ...west, timeZone: 'America/New_York' });
  const schedule = { ...dayBefore, ownZone: true };
  const { id } = await scheduled(room, { schedule });
  const told = () => room.tellings().map(({ personId }) => personId);

  await room.at('2026-09-13T19:00:10Z');
  await room.due();
  expect((await room.view(id)).state).toBe('sending');
  expect(told()).toEqual([]);
  await room.at('2026-09-13T21:00:10Z');
  await room.runAll();
  expect(told()).toEqual([east.id]);
  await room.at('2026-09-14T13:00:10Z');
  await room.runAll();
  expect(told()).toHaveLength(3);
  expect((await room.view(id)).state).toBe('sent');
});

test('a held wave holds what is scheduled for it, which goes out once the wave goes on', async () => {
  const room = await aDeliveringRoom();
  const { id } = await scheduled(room);
  await room.hold('The server is full.');
  await room.at('2026-09-14T09:00:10Z');

  await room.due();
  const heldBecause = expect.stringContaining(
    'This wave is on hold: The server is full. To let its announcements go out, release it',
  );
  expect(await room.view(id)).toMatchObject({ state: 'scheduled', heldBecause });
  expect((await room.list()).announcements[0]).toMatchObject({ heldBecause });

  await room.release();
  await room.due();
  expect(room.tellings()).toHaveLength(3);
});

test('a gate that is not decided holds it as well, and nobody sends it past the gate', async () => {
  const room = await aDeliveringRoom();
  const { id, seen } = await scheduled(room);
  await room.gate('closed');

  expect((await room.view(id)).heldBecause).toBeNull();
  await room.at('2026-09-14T09:00:10Z');
  await room.due();
  expect((await room.view(id)).heldBecause).toContain("isn't decided yet");
  expect((await room.list()).announcements[0]?.heldBecause).toContain("isn't decided yet");
  await expect(room.step(id, 'send', seen)).rejects.toMatchObject({ code: 'step-refused' });

  await room.gate('go');
  await room.due();
  expect(room.tellings()).toHaveLength(3);
});

test('what waited for more than a day is a draft again, and its author is told', async () => {
  const room = await aDeliveringRoom();
  const en = { title: '{phase} for {group}', text: 'Soon.', picture: null, buttons: [] };
  const { id } = await scheduled(room, { contents: { en } });
  await room.hold('The server is full.');
  await room.at('2026-09-15T10:00:00Z');
  await room.due();

  await room.release();
  await room.due();

  expect(room.tellings()).toEqual([]);
  expect(await room.view(id)).toMatchObject({ state: 'draft', due: null });
  expect((await room.view(id)).audit[0]).toMatchObject({
    what: 'unschedule',
    note: expect.stringContaining('more than a day'),
  });
  expect(room.toAuthor()).toEqual([expect.stringContaining('**Identity for Finance** was not sent.')]);
});

test('what cannot be sent any more is a draft again with the reason, and its author is told', async () => {
  const room = await aDeliveringRoom({ people: 0 });
  const { id } = await scheduled(room);
  for await (const person of room.deps.people.table.inAudience('finance'))
    await room.deps.people.table.save({ ...person, groupId: 'sales' });
  await room.at('2026-09-14T09:00:10Z');

  await room.due();

  expect((await room.view(id)).audit[0]?.note).toContain('Nobody is in this audience');
  expect(room.toAuthor()).toEqual([expect.stringContaining('Nobody is in this audience')]);
});

test('what was said to be sent, but never begun, begins', async () => {
  const room = await aDeliveringRoom();
  const { id } = await scheduled(room);
  await room.at('2026-09-14T09:00:10Z');
  const found = await room.deps.announcements.get(id);
  if (!found) throw new Error('not kept');
  const changedAt = '2026-09-14T09:00:00.000Z';
  const sending = withFirstRun({ ...found, state: 'sending', changedAt }, found.by, changedAt);
  await room.deps.announcements.update(found, sending);

  await room.at('2026-09-14T09:02:00Z');
  await room.run('announcing.sweep');
  await room.runAll();

  expect(room.tellings()).toHaveLength(3);
});

test('a schedule by days from the start follows its wave, and comes back where that time is over', async () => {
  const room = await aDeliveringRoom();
  const before = await scheduled(room);
  const during = await scheduled(room, { schedule: { ...dayBefore, offsetDays: 3 } });
  const fixed = await scheduled(room, {
    schedule: { kind: 'at', date: '2026-09-14', hour: '09:00', ownZone: false },
  });

  await room.move('2026-09-11', '2026-09-21');
  await room.due();

  expect(await room.view(before.id)).toMatchObject({ state: 'draft', due: null });
  expect(room.toAuthor()).toEqual([expect.stringContaining('now starts on 11 September 2026')]);
  expect(await room.view(during.id)).toMatchObject({ state: 'scheduled', due: '2026-09-14T09:00:00.000Z' });
  expect((await room.view(during.id)).audit[0]).toMatchObject({ what: 'rescheduled' });
  expect((await room.view(fixed.id)).due).toBe(fixed.due);
});

test('a move tells beforehand how many scheduled announcements it takes along', async () => {
  const room = await aDeliveringRoom();
  await scheduled(room);
  await scheduled(room);
  await room.save(anAnnouncement());

  const announced = await announcedWaves(room.deps, 'autumn');

  expect(announced).toEqual(new Map([[FINANCE, { state: null, told: 0, scheduled: 2 }]]));
});
