import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { sayInEnglish } from '../../../../bot/base/words/say.ts';
import type { MovedPerson } from '../../../../bot/rooms/people/moved-table.ts';
import { notesOnPeople } from '../../../../bot/rooms/rollout/changes/people-after-move.ts';
import { aKeptWave, aPerson, aRollout, aWave } from '../../../support/builders.ts';

const date = Temporal.PlainDate.from;
const today = date('2026-09-14');

/** With Finance until 1 October, in Sales since 12 September. */
const ada = aMovedPerson('2026-09-12');
const IDENTITY = [
  aWave('identity', 'finance', '2026-09-01', '2026-10-01'),
  aWave('identity', 'sales', '2026-09-01', '2026-09-11'),
];
const before = plan('2026-10-05', '2026-10-15');

test.each([
  ['begins when they are free', '2026-10-01', '2026-10-11', []],
  [
    'begins a day before they are free',
    '2026-09-30',
    '2026-10-10',
    ['1 person who changed group would join a wave late. After the move, the Status screen names them.'],
  ],
  [
    'is over when they are free',
    '2026-09-21',
    '2026-10-01',
    [
      '1 person who changed group would have no date for one of the phases. After the move, the Status screen names them.',
    ],
  ],
])('a wave of the new group that %s', (_when, start, end, notes) => {
  expect(
    notesOnPeople([ada], aRollout(), { before, after: plan(start, end) }, today).map(sayInEnglish),
  ).toEqual(notes);
});

test('who has no date as it is, or gets one back, is not told of', () => {
  const late = plan('2026-09-21', '2026-10-01');

  expect(notesOnPeople([ada], aRollout(), { before: late, after: late }, today)).toEqual([]);
  expect(notesOnPeople([ada], aRollout(), { before: late, after: before }, today)).toEqual([]);
});

test('people are counted', () => {
  const after = plan('2026-09-21', '2026-10-01');

  const notes = notesOnPeople([ada, aMovedPerson('2026-09-13')], aRollout(), { before, after }, today);

  expect(notes.map(sayInEnglish)).toEqual([
    expect.stringMatching(/^2 people who changed group would have no date/),
  ]);
});

function plan(start: string, end: string) {
  return [...IDENTITY, aWave('devices', 'sales', start, end)].map(aKeptWave);
}

function aMovedPerson(on: string): MovedPerson {
  const moves = [
    { date: date('2026-07-01'), groupId: 'finance', pilot: false },
    { date: date(on), groupId: 'sales', pilot: false },
  ];
  return aPerson({ groupId: 'sales', moves });
}
