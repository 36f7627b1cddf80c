import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Announcement } from '../../../../bot/contract/announcements/announcement.ts';
import {
  checkAnnouncement,
  forecastAnnouncement,
} from '../../../../bot/contract/announcements/announcements.ts';
import { overIn, placeOf } from '../../../../bot/rooms/announcements/scheduling/hours-over.ts';
import { ownHourOf } from '../../../../bot/rooms/announcements/scheduling/own-hour.ts';
import { callRoute } from '../../../support/call-route.ts';
import { aDeliveringRoom } from '../writing/a-delivering-room.ts';
import { ada, anAnnouncement } from '../writing/an-announcements-room.ts';

// "19:00 in your own time", written at 18:10 UTC.
const WRITTEN_AT = '2026-09-14T18:10:00Z';
const now = Date.parse(WRITTEN_AT);
const at = { date: Temporal.PlainDate.from('2026-09-14'), hour: '19:00' };
const always = { quietFrom: null, quietUntil: null, workingDaysOnly: false };

describe('an hour that is over', () => {
  test('is over where the clock says so, with the same hour of the next day there', () => {
    const people = new Map([
      ['Asia/Tokyo', 2],
      ['Europe/London', 5],
      ['Australia/Sydney', 3],
      ['America/New_York', 9],
    ]);

    // London is at 19:10 in summer.
    expect(overIn(people, at, always, now)).toEqual([
      { zone: 'Europe/London', place: 'London', people: 5, next: '2026-09-15T18:00:00Z' },
      { zone: 'Australia/Sydney', place: 'Sydney', people: 3, next: '2026-09-15T09:00:00Z' },
      { zone: 'Asia/Tokyo', place: 'Tokyo', people: 2, next: '2026-09-15T10:00:00Z' },
    ]);
  });

  test('comes again on a day that the rules allow', () => {
    const rules = { quietFrom: '18:30', quietUntil: '08:00', workingDaysOnly: true };
    const friday = { date: Temporal.PlainDate.from('2026-09-11'), hour: '17:00' };
    const late = { since: Date.parse('2026-09-11T18:10:00Z'), whenOver: 'next' as const };

    expect(ownHourOf(friday, 'Asia/Tokyo', rules, late).toString()).toBe(
      '2026-09-14T17:00:00+09:00[Asia/Tokyo]',
    );
  });

  test('stands where they are to get it at once, and where it is still to come', () => {
    const hour = (zone: string, whenOver: 'next' | 'at-once') =>
      ownHourOf(at, zone, always, { since: now, whenOver }).toInstant().toString();

    expect(hour('Asia/Tokyo', 'at-once')).toBe('2026-09-14T10:00:00Z');
    expect(hour('America/New_York', 'next')).toBe('2026-09-14T23:00:00Z');
  });

  test.each([
    ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
    ['Etc/GMT+5', 'GMT+5'],
    ['UTC', 'UTC'],
  ])('names the place: %s is %s', (zone, place) => {
    expect(placeOf(zone)).toBe(place);
  });
});

/** One person in Sydney, one in Tokyo and one in New York, on the evening of 14 September. */
async function aroundTheWorld() {
  const room = await aDeliveringRoom();
  const [sydney, tokyo, newYork] = room.members;
  if (!sydney || !tokyo || !newYork) throw new Error('nobody there');
  await room.deps.people.table.save({ ...sydney, timeZone: 'Australia/Sydney' });
  await room.deps.people.table.save({ ...tokyo, timeZone: 'Asia/Tokyo' });
  await room.deps.people.table.save({ ...newYork, timeZone: 'America/New_York' });
  await room.at(WRITTEN_AT);
  return {
    ...room,
    check: (announcement: Announcement) =>
      callRoute(room.routes, checkAnnouncement, { caller: ada, body: { announcement } }),
    forecast: (announcement: Announcement) =>
      callRoute(room.routes, forecastAnnouncement, { caller: ada, body: { announcement } }),
    told: () => room.tellings().map(({ personId }) => room.members.findIndex(({ id }) => id === personId)),
  };
}

const evening = (whenOver?: 'next' | 'at-once') =>
  anAnnouncement({
    schedule: {
      kind: 'at',
      date: '2026-09-14',
      hour: '19:00',
      ownZone: true,
      ...(whenOver && { whenOver }),
    },
  });

test('the check names the places with their people, and what these get', async () => {
  const { check } = await aroundTheWorld();

  const [fault, ...others] = (await check(evening())).faults;

  expect(others).toEqual([]);
  expect(fault).toEqual({
    where: 'schedule.over',
    what: '19:00 is already over in Sydney (1 person) and Tokyo (1 person). People there get it at 19:00 on the next day that the rules allow.',
    blocks: false,
  });
  expect((await check(evening('at-once'))).faults[0]?.what).toContain('as soon as sending begins');
});

test('the forecast counts them, and nobody where everybody has the same hour', async () => {
  const { forecast } = await aroundTheWorld();

  const { over } = await forecast(evening());
  const same = await forecast(
    anAnnouncement({ schedule: { kind: 'at', date: '2026-09-14', hour: '19:00', ownZone: false } }),
  );

  expect(over).toEqual([
    { zone: 'Australia/Sydney', place: 'Sydney', people: 1, next: '2026-09-15T09:00:00Z' },
    { zone: 'Asia/Tokyo', place: 'Tokyo', people: 1, next: '2026-09-15T10:00:00Z' },
  ]);
  expect(same.over).toEqual([]);
});

test('people whose hour is over get it at that hour of their next day', async () => {
  const room = await aroundTheWorld();
  const { id } = await room.save(evening());
  await room.step(id, 'schedule', 1);

  await room.due();
  expect(room.told()).toEqual([]);
  await room.at('2026-09-14T23:00:10Z');
  await room.runAll();
  expect(room.told()).toEqual([2]);
  await room.at('2026-09-15T09:00:10Z');
  await room.runAll();
  expect(room.told()).toEqual([2, 0]);
  await room.at('2026-09-15T10:00:10Z');
  await room.runAll();
  expect(room.told()).toEqual([2, 0, 1]);
});

test('or at once, where its author chose that', async () => {
  const room = await aroundTheWorld();
  const { id } = await room.save(evening('at-once'));
  await room.step(id, 'schedule', 1);

  await room.due();
  expect(room.told().sort()).toEqual([0, 1]);
  await room.at('2026-09-14T23:00:10Z');
  await room.runAll();
  expect(room.told().at(-1)).toBe(2);
});

test('an hour that was to come when it was scheduled, and is over as the wave was held, is not put off again', async () => {
  const room = await aroundTheWorld();
  const { id } = await room.save(
    anAnnouncement({ schedule: { kind: 'at', date: '2026-09-15', hour: '09:00', ownZone: true } }),
  );
  await room.step(id, 'schedule', 1);
  await room.hold('The server is full.');
  await room.at('2026-09-15T14:00:00Z');
  await room.due();
  expect(room.told()).toEqual([]);

  await room.release();
  await room.due();

  expect(room.told().sort()).toEqual([0, 1, 2]);
});
