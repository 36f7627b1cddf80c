import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import type { MovedPerson } from '../../../../bot/rooms/people/moved-table.ts';
import { peopleBetween } from '../../../../bot/rooms/rollout/turns/people-between.ts';
import { aKeptWave, aPerson, aRollout, aWave } from '../../../support/builders.ts';

const date = Temporal.PlainDate.from;
/** Finance is a phase ahead of Sales. */
const waves = [
  aWave('identity', 'finance', '2026-09-01', '2026-09-21'),
  aWave('identity', 'sales', '2026-09-21', '2026-10-01'),
  aWave('devices', 'finance', '2026-09-21', '2026-10-01'),
  aWave('devices', 'sales', '2026-10-01', '2026-10-11'),
].map(aKeptWave);

test('a lead knows of who finishes a wave until the day before it ends', () => {
  const ada = aMovedPerson(['2026-07-01', 'finance'], ['2026-09-10', 'sales']);

  expect(on('2026-09-20', ada)).toEqual([{ finishes: ['identity finance'], joinsLate: [], missed: [] }]);
  expect(on('2026-09-21', ada)).toEqual([]);
});

test('a wave of the old group that somebody joined late is finished with them, not joined', () => {
  const ben = aMovedPerson(['2026-08-10', 'legal'], ['2026-09-05', 'finance'], ['2026-09-10', 'sales']);

  expect(on('2026-09-12', ben)).toEqual([{ finishes: ['identity finance'], joinsLate: [], missed: [] }]);
});

test('who joins one wave late and has no date for another is told of for both', () => {
  const eve = aMovedPerson(['2026-08-10', 'legal'], ['2026-09-25', 'finance']);

  expect(on('2026-09-26', eve)).toEqual([
    { finishes: [], joinsLate: ['devices finance'], missed: ['identity'] },
  ]);
});

test('the newest move is first; of one day people stand by name, and namesakes always in the same order', () => {
  const moved = [
    aPersonOfSales('c', 'Zoe', '2026-09-11'),
    aPersonOfSales('d', 'Ada', '2026-09-10'),
    aPersonOfSales('b', 'Ada', '2026-09-11'),
    aPersonOfSales('a', 'Ada', '2026-09-11'),
  ];

  const forth = peopleBetween(moved, aRollout(), waves, date('2026-09-12'));
  const back = peopleBetween(moved.toReversed(), aRollout(), waves, date('2026-09-12'));

  expect(forth.map(({ person }) => person.id)).toEqual(['a', 'b', 'c', 'd']);
  expect(back).toEqual(forth);
});

function on(day: string, person: MovedPerson) {
  const wave = (one: { phaseId: string; groupId: string }) => `${one.phaseId} ${one.groupId}`;
  return peopleBetween([person], aRollout(), waves, date(day)).map(({ finishes, joinsLate, missed }) => ({
    finishes: finishes.map(wave),
    joinsLate: joinsLate.map(wave),
    missed: missed.map(({ phaseId }) => phaseId),
  }));
}

function aMovedPerson(...stays: [from: string, groupId: string][]): MovedPerson {
  const moves = stays.map(([from, groupId]) => ({ date: date(from), groupId, pilot: false }));
  return aPerson({ groupId: moves.at(-1)?.groupId ?? 'finance', moves });
}

function aPersonOfSales(id: string, name: string, since: string): MovedPerson {
  return { ...aMovedPerson(['2026-07-01', 'finance'], [since, 'sales']), id, name };
}
