import { expect, test } from 'vitest';
import { settableClock } from '../../../bot/base/clock.ts';
import { message } from '../../../bot/base/words/message.ts';
import { getNotArrived } from '../../../bot/contract/telling/not-arrived.ts';
import { openNotArrivedBook } from '../../../bot/rooms/telling/not-arrived-book.ts';
import { aHouse } from '../../support/a-house.ts';
import { aCaller, aPerson } from '../../support/builders.ts';
import { callRoute } from '../../support/call-route.ts';
import { silentLog } from '../../support/silent-log.ts';

const lead = aCaller({ role: 'lead', leads: null });

async function aBook() {
  const clock = settableClock('2026-09-10T10:00:00.000Z');
  const { storage, routes } = await aHouse({ clock });
  const book = await openNotArrivedBook(storage, { clock, log: silentLog });
  return {
    clock,
    note: (number: number, changes: Parameters<typeof aPerson>[0] = {}) =>
      book.note({
        to: aPerson(changes),
        what: message('feedback.answer-to', { number }),
        outcome: 'unknown',
        raw: '502',
      }),
    list: async (caller = lead) =>
      (await callRoute(routes, getNotArrived, { caller })).messages.map(({ what }) => what),
  };
}

test('messages that did not arrive are listed in words, the newest first, for 30 days', async () => {
  const { clock, note, list } = await aBook();
  await note(1);
  clock.set('2026-10-09T10:00:00.000Z');
  await note(2);

  expect(await list()).toEqual(['Answer to issue #2', 'Answer to issue #1']);
  clock.set('2026-10-11T10:00:00.000Z');
  expect(await list()).toEqual(['Answer to issue #2']);
});

test('a lead sees those to people of their groups', async () => {
  const { note, list } = await aBook();
  await note(1, { groupId: 'sales' });
  await note(2, { groupId: 'finance' });

  expect(await list(aCaller({ role: 'lead', leads: ['sales'] }))).toEqual(['Answer to issue #1']);
});

test('only leads ask for them', () => {
  expect(getNotArrived.who).toBe('lead');
});
