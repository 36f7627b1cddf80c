import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { settableClock } from '../../../../bot/base/clock.ts';
import { getPause, setPause } from '../../../../bot/contract/delivery/my-announcements.ts';
import { endOf, pauseNow } from '../../../../bot/rooms/announcements/pausing/pause.ts';
import { PAUSE_FOR, RESUME } from '../../../../bot/rooms/announcements/pausing/pause-card.ts';
import { aHouse } from '../../../support/a-house.ts';
import { addPeople, aPerson, callerOf, senderOf } from '../../../support/builders.ts';
import { callRoute } from '../../../support/call-route.ts';

const ada = aPerson({ timeZone: 'Europe/Berlin' });
const caller = callerOf(ada);

/** Half past eleven at night on 30 January in UTC: the 31st where Ada is. */
async function aRoom() {
  const clock = settableClock('2026-01-30T23:30:00Z');
  const { people, routes, answer } = await aHouse({ clock });
  await addPeople(people, ada);
  return {
    clock,
    ask: (text: string) => answer(senderOf(ada), { kind: 'text', text }),
    press: (verb: string, data: Record<string, unknown> = {}) =>
      answer(senderOf(ada), { kind: 'press', verb, data, way: 'execute' }),
    kept: async () => (await people.table.find(ada.id))?.pausedUntil,
    now: () => callRoute(routes, getPause, { caller }),
    set: (until: string | null) => callRoute(routes, setPause, { caller, body: { until } }),
  };
}

test('a month from the last of January ends on the last of February', () => {
  const day = Temporal.PlainDate.from('2026-01-31');

  expect(endOf('month', day)).toBe('2026-02-28');
  expect(endOf('week', day)).toBe('2026-02-07');
});

test('on the day on which it ends, a pause is over', () => {
  expect(pauseNow({ pausedUntil: '2026-02-07' }, Temporal.PlainDate.from('2026-02-06'))).toBe('2026-02-07');
  expect(pauseNow({ pausedUntil: '2026-02-07' }, Temporal.PlainDate.from('2026-02-07'))).toBeUndefined();
});

test('a pause counts from the day where the person is, says until when, and can be undone', async () => {
  const { press, kept } = await aRoom();

  const paused = await press(PAUSE_FOR, { pause: 'week' });
  expect(JSON.stringify(paused)).toContain('until Saturday, 7 February 2026');
  expect(await kept()).toBe('2026-02-07');

  const undone = await press(RESUME);
  expect(JSON.stringify(undone)).toContain('You get all announcements.');
  expect(await kept()).toBeUndefined();
});

test('who asks in chat reads what holds now, and offers to hear them again only while they are paused', async () => {
  const { ask, press } = await aRoom();

  expect(JSON.stringify(await ask('Pause announcements'))).not.toContain(RESUME);
  await press(PAUSE_FOR, { pause: 'good' });

  const asked = JSON.stringify(await ask('Pause announcements'));
  expect(asked).toContain('You have paused announcements for good.');
  expect(asked).toContain(RESUME);
  expect(JSON.stringify(await ask('Resume announcements'))).toContain('You get all announcements.');
});

test('the tab reads and changes the same pause', async () => {
  const { press, now, set, kept, clock } = await aRoom();
  expect(await now()).toEqual({ until: null });

  await press(PAUSE_FOR, { pause: 'good' });
  expect(await now()).toEqual({ until: 'for-good' });

  await set('2026-03-01');
  expect(await now()).toEqual({ until: '2026-03-01' });
  clock.set('2026-03-01T08:00:00Z');
  expect(await now()).toEqual({ until: null });

  await set(null);
  expect(await kept()).toBeUndefined();
});

test('a pause that is over already is refused in words', async () => {
  const { set, kept } = await aRoom();

  await expect(set('2026-01-31')).rejects.toMatchObject({ kind: 'invalid', code: 'pause-in-the-past' });
  expect(await kept()).toBeUndefined();
});
